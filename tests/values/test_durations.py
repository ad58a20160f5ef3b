"""Every time form measured on 1,960 real values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sopdocs.values.durations import Duration, read_duration


def _ends(duration: Duration) -> tuple[str, str, str]:
    low, high = duration.low, duration.high
    assert low is not None
    assert high is not None
    return f"{low.value} {low.unit}", f"{high.value} {high.unit}", duration.per


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "per"),
    [
        ("5 menit", "single", "5 menit", "5 menit", ""),
        ("2 Menit", "single", "2 menit", "2 menit", ""),
        ("10menit", "single", "10 menit", "10 menit", ""),
        ("5 minit", "single", "5 menit", "5 menit", ""),
        ("1,5 jam", "single", "3/2 jam", "3/2 jam", ""),
        ("satu hari", "single", "1 hari", "1 hari", ""),
        ("setengah hari", "single", "1/2 hari", "1/2 hari", ""),
        ("½ hari", "single", "1/2 hari", "1/2 hari", ""),
        ("1½ jam", "single", "3/2 jam", "3/2 jam", ""),
        ("1 ½ jam", "single", "3/2 jam", "3/2 jam", ""),
        ("15'", "single", "15 menit", "15 menit", ""),
        ("30’", "single", "30 menit", "30 menit", ""),
        ('45"', "single", "45 detik", "45 detik", ""),
        ("15'-30'", "range", "15 menit", "30 menit", ""),
        ("± 10 menit", "single", "10 menit", "10 menit", ""),
        ("3 Hari Kerja.", "single", "3 hari kerja", "3 hari kerja", ""),
        ("5 hari efektif", "single", "5 hari kerja", "5 hari kerja", ""),
        ("2 minggu", "single", "2 minggu", "2 minggu", ""),
        ("1 triwulan", "single", "1 triwulan", "1 triwulan", ""),
        ("1 semester", "single", "1 semester", "1 semester", ""),
        ("2 tahun", "single", "2 tahun", "2 tahun", ""),
        ("1 x 24 Jam", "single", "24 jam", "24 jam", ""),
        ("1x24 jam", "single", "24 jam", "24 jam", ""),
        ("1 (satu) hari kerja sejak berkas diterima", "single", "1 hari kerja", "1 hari kerja", ""),
        ("1 bulan (tanggal 1-20)", "single", "1 bulan", "1 bulan", ""),
        ("5-10 menit", "range", "5 menit", "10 menit", ""),
        ("1 – 20 Hari Kerja", "range", "1 hari kerja", "20 hari kerja", ""),
        ("2 s.d 3 bulan", "range", "2 bulan", "3 bulan", ""),
        ("2 sd 3 bulan", "range", "2 bulan", "3 bulan", ""),
        ("5 MENIT", "single", "5 menit", "5 menit", ""),
        ("10 detik", "single", "10 detik", "10 detik", ""),
        ("3 hari", "single", "3 hari", "3 hari", ""),
        ("6 bulan", "single", "6 bulan", "6 bulan", ""),
        ("2 s/d 3 bulan", "range", "2 bulan", "3 bulan", ""),
        ("2 sampai dengan 3 hari", "range", "2 hari", "3 hari", ""),
        ("30 menit - 3 Jam", "range", "30 menit", "3 jam", ""),
        ("1 (satu) s.d. 2 (dua) hari", "range", "1 hari", "2 hari", ""),
        ("Paling lambat 17 hari kerja", "at_most", "17 hari kerja", "17 hari kerja", ""),
        ("maks. 3 hari", "at_most", "3 hari", "3 hari", ""),
        ("paling lama 1 x 24 jam", "at_most", "24 jam", "24 jam", ""),
        ("< 5 menit", "at_most", "5 menit", "5 menit", ""),
        ("2 menit/berkas", "single", "2 menit", "2 menit", "berkas"),
        ("15 menit/ berkas", "single", "15 menit", "15 menit", "berkas"),
        ("2-3 menit per orang", "range", "2 menit", "3 menit", "orang"),
    ],
)
def test_measured_form(text: str, kind: str, low: str, high: str, per: str) -> None:
    duration = read_duration(text)
    assert (duration.kind, *_ends(duration)) == (kind, low, high, per)
    assert duration.possible
    assert duration.measurable


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "none"),
        ("-", "none"),
        ("Semesteran", "periodic"),
        ("Triwulanan", "periodic"),
        ("Tahunan", "periodic"),
        ("Setiap bulan", "periodic"),
        ("Januari, April, Juli, Oktober (tanggal 20-31)", "periodic"),
        ("H+8 s.d H+10", "relative"),
        ("Segera", "vague"),
        ("Setiap Saat", "vague"),
        ("Sesuai kebutuhan", "vague"),
        ("Pada hari dan jam kerja", "vague"),
        ("Sesuai jadwal (panen)", "vague"),
        ("Sesuai masa kontrak", "vague"),
        ("Sepanjang tahun", "vague"),
        ("Tentatif", "vague"),
        ("Sejak Kickoff", "vague"),
        ("2", "unreadable"),
        ("Hari Kerja.", "unreadable"),
        ("cepat sekali", "unreadable"),
    ],
)
def test_form_without_a_number(text: str, kind: str) -> None:
    duration = read_duration(text)
    assert duration.kind == kind
    assert not duration.measurable


def test_several_times_stay_apart() -> None:
    duration = read_duration("2 bulan; 5 hari kerja; 1 hari")
    assert duration.kind == "several"
    assert [_ends(part)[0] for part in duration.parts] == ["2 bulan", "5 hari kerja", "1 hari"]
    assert duration.units == {"bulan", "hari kerja", "hari"}
    assert duration.possible


@pytest.mark.parametrize("text", ["10-5 menit", "3 jam - 30 menit", "0 menit", "1 hari; 0 jam"])
def test_impossible_time(text: str) -> None:
    assert not read_duration(text).possible


def test_amounts_are_exact() -> None:
    low = read_duration("0,1 jam").low
    assert low is not None
    assert low.minutes == Fraction(6)
