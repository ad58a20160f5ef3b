"""Where SOPs stand: people, events, what cannot be read, and the same truth in check and list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sopdocs.jobs.build import examine
from sopdocs.jobs.survey import Shelf, survey
from sopdocs.review.due_list import as_text
from sopdocs.values.workdays import is_workday, workday_by, workdays_after
from tests.review.office import OFFICIALS, TEXT, office

TODAY = date(2024, 6, 3)
LAW = "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan"


def events(made: object, today: date) -> dict[str, date]:
    """Events by the beginning of their key, and when they are due."""
    return {duty.key.split(":")[1]: duty.due for duty in made.duties(today, ["peristiwa"])}  # type: ignore[attr-defined]


def test_an_approved_sop_with_its_people(tmp_path: Path) -> None:
    standing = office(tmp_path).standing(TODAY)
    assert (standing.state, standing.since, standing.changed) == ("disahkan", date(2024, 2, 1), False)
    assert standing.unit == "DINAS CONTOH Bidang Arsip"
    assert standing.owner is not None
    assert standing.owner == standing.approver
    assert (standing.owner.post, standing.owner.email) == ("kadis", "kadis@contoh.example")
    assert [person.post for person in standing.superiors] == ["sekda"]
    assert [duty.key for duty in standing.duties] == ["pemantauan:2024-08-01", "evaluasi:2025-02-01"]
    assert standing.next_due == date(2024, 8, 1)


@pytest.mark.parametrize(
    ("text", "officials", "owner", "superiors"),
    [
        (
            TEXT.replace("2 kali setahun", "2 kali setahun, penanggung_jawab: kabid"),
            OFFICIALS,
            "kabid",
            ["kadis", "sekda"],
        ),
        (TEXT.replace("2 kali setahun", "2 kali setahun, penanggung_jawab: siapa"), OFFICIALS, "kadis", ["sekda"]),
        (TEXT.replace("Kepala Dinas Contoh", "Pengesah"), OFFICIALS, "kadis", ["sekda"]),
        (TEXT, "", None, []),
        (TEXT, "pejabat: {}\n", None, []),
        (TEXT, OFFICIALS.replace("Sekretaris Daerah", "Sekretaris Daerah, atasan: kadis"), "kadis", ["sekda"]),
    ],
)
def test_who_must_act(tmp_path: Path, text: str, officials: str, owner: str | None, superiors: list[str]) -> None:
    standing = office(tmp_path, text, officials=officials).standing(TODAY)
    assert (standing.owner.post if standing.owner else None) == owner
    assert [person.post for person in standing.superiors] == superiors


def test_an_owner_that_nobody_knows_is_named(tmp_path: Path) -> None:
    made = office(tmp_path, TEXT.replace("2 kali setahun", "2 kali setahun, penanggung_jawab: kabidd"))
    owner = made.standing(TODAY).owner
    assert owner is not None
    assert (owner.post, owner.instead_of) == ("kadis", "kabidd")
    listed = as_text([made.standing(TODAY)], (), "id")
    assert "kadis@contoh.example; penanggung_jawab 'kabidd' tidak ada di pejabat.yaml, jadi pengesahnya" in listed
    plain = office(tmp_path / "lain").standing(TODAY).owner
    assert plain is not None
    assert plain.instead_of == ""


def test_a_vacant_post_still_has_its_address(tmp_path: Path) -> None:
    officials = OFFICIALS.replace("sejak: 2020-01-01", "sejak: 2020-01-01, sampai: 2024-03-31").replace(
        "jabatan: Kepala Dinas Contoh\n", "jabatan: Kepala Dinas Contoh\n    surel: dinas@contoh.example\n"
    )
    owner = office(tmp_path, officials=officials).standing(TODAY).owner
    assert owner is not None
    assert (owner.name, owner.email) == ("", "dinas@contoh.example")


@pytest.mark.parametrize(
    ("text", "approved", "state"),
    [
        (TEXT.replace("diajukan", "draf"), False, "draf"),
        (TEXT, False, "diajukan"),
        (TEXT, True, "disahkan"),
        (TEXT.replace("diajukan", "draf"), True, "disahkan"),
        (TEXT.replace("diajukan", "dicabut"), True, "dicabut"),
    ],
)
def test_states(tmp_path: Path, text: str, approved: bool, state: str) -> None:
    standing = office(tmp_path, text, approved=approved).standing(TODAY)
    assert standing.state == state
    assert bool(standing.duties) == (state == "disahkan")


def test_before_the_first_day_in_force_nothing_is_due(tmp_path: Path) -> None:
    made = office(tmp_path)
    assert made.duties(date(2024, 1, 31)) == ()
    assert made.duties(date(2024, 2, 1)) != ()


def test_an_official_who_left_asks_for_a_review_once(tmp_path: Path) -> None:
    left = OFFICIALS.replace("sejak: 2020-01-01", "sejak: 2020-01-01, sampai: 2024-04-30")
    made = office(tmp_path, officials=left)
    assert events(made, date(2024, 4, 30)) == {}
    assert events(made, TODAY) == {"pejabat": date(2024, 5, 31)}
    made.reviewed("2024-05-02")
    assert events(made, TODAY) == {}


def test_an_official_who_moved_to_another_post_has_left_this_one(tmp_path: Path) -> None:
    moved = OFFICIALS.replace("sejak: 2020-01-01", "sejak: 2020-01-01, sampai: 2024-04-30").replace(
        "pemangku: [{nama: Budi Contoh}]", 'pemangku: [{nama: "Dr. Sari Contoh, S.H.", sejak: 2024-05-01}]'
    )
    assert "pejabat" in events(office(tmp_path, officials=moved), TODAY)


def test_a_successor_on_record_is_enough(tmp_path: Path) -> None:
    other = OFFICIALS.replace(
        'nama: "Dr. Sari Contoh, S.H.", nip: "198001012005012001", sejak: 2020-01-01',
        "nama: Ani Uji, sejak: 2024-04-01",
    )
    assert events(office(tmp_path, officials=other), TODAY) == {"pejabat": date(2024, 5, 1)}


def test_a_changed_text_asks_for_a_review_of_the_new_text(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.reviewed("2024-05-02")
    made.file.write_text(TEXT.replace("5 Menit", "6 Menit"), "utf-8")
    assert made.standing(TODAY).changed
    assert events(made, TODAY) == {"naskah": date(2024, 6, 1)}
    made.reviewed("2024-06-02")
    assert not made.standing(TODAY).changed
    assert events(made, TODAY) == {}


def test_an_amended_law_asks_for_a_review_in_check_and_list_alike(tmp_path: Path) -> None:
    text = TEXT.replace("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", LAW).replace("2024-0", "2021-0")
    made = office(tmp_path, text, approved=False)
    made.approve("2021-01-20")
    today = date(2023, 3, 1)
    assert events(made, today) == {"dasar-hukum": date(2023, 1, 30)}
    assert "SOP611" in {finding.code for finding in examine([made.file], today, "id").findings}
    made.reviewed("2023-02-01")
    assert events(made, today) == {}
    assert "SOP611" not in {finding.code for finding in examine([made.file], today, "id").findings}


def test_an_sop_excused_from_the_rule_is_not_asked_to_be_reviewed(tmp_path: Path) -> None:
    text = TEXT.replace("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", LAW).replace("2024-0", "2021-0")
    made = office(tmp_path, text + "abaikan: [{aturan: SOP611, alasan: Sudah diperiksa}]\n", approved=False)
    made.approve("2021-01-20")
    assert events(made, date(2023, 3, 1)) == {}


def test_an_offices_own_list_of_regulations_tells_the_day(tmp_path: Path) -> None:
    made = office(tmp_path, TEXT.replace("[Undang", "[Peraturan Bupati Nomor 5 Tahun 2020 tentang Arsip, Undang"))
    (tmp_path / "regulasi.yaml").write_text(
        """regulasi:
  - {jenis: Peraturan Bupati, nomor: "5", tahun: 2020, dicabut_oleh: Peraturan Bupati Nomor 3 Tahun 2024,
     sumber: JDIH, tanggal_periksa: 2024-05-01}
  - {jenis: Peraturan Bupati, nomor: "3", tahun: 2024, tanggal: 2024-04-15, sumber: JDIH, tanggal_periksa: 2024-05-01}
""",
        "utf-8",
    )
    (duty,) = made.duties(TODAY, ["peristiwa"])
    assert duty.due == date(2024, 5, 15)
    assert "JDIH" in duty.reason.id
    assert "dicabut" in duty.reason.id


def test_a_related_sop_with_a_new_edition_or_revoked(tmp_path: Path) -> None:
    made = office(tmp_path, TEXT + "keterkaitan: [SOP Pemusnahan Arsip]\n")
    other = made.write("musnah.yaml", TEXT.replace("Peminjaman Arsip", "Pemusnahan Arsip").replace("7/UJI", "8/UJI"))
    made.approve("2024-01-20", other)
    assert events(made, TODAY) == {}
    made.append(other, "riwayat", "  - {tanggal: 2024-03-01, langkah: revisi, tanda_tangan: 1}\n")
    assert events(made, TODAY) == {}
    ledger = other.with_name("musnah.catatan.yaml")
    signature = ledger.read_text("utf-8").partition("tanda_tangan:\n")[2].partition("riwayat")[0]
    ledger.write_text(
        ledger.read_text("utf-8").replace(signature, signature + signature.replace("01-20", "04-02")), "utf-8"
    )
    assert events(made, TODAY) == {"terkait-direvisi": date(2024, 5, 2)}
    made.append(other, "riwayat", "  - {tanggal: 2024-05-05, langkah: dicabut, alasan: x}\n")
    other.write_text(other.read_text("utf-8").replace("diajukan", "dicabut"), "utf-8")
    assert events(made, TODAY) == {"terkait-dicabut": date(2024, 6, 4)}


def test_errors_nobody_has_reviewed_ask_for_a_review(tmp_path: Path) -> None:
    made = office(tmp_path, TEXT.replace("judul: Peminjaman Arsip\n", ""))
    standing = made.standing(TODAY, findings=True)
    assert standing.findings["error"] == 1
    assert [duty.key for duty in standing.duties if duty.kind == "peristiwa"] == ["peristiwa:temuan:2024-01-20"]
    assert made.duties(TODAY, ["peristiwa"]) == ()
    made.reviewed("2024-05-02")
    assert [duty for duty in made.standing(TODAY, findings=True).duties if duty.kind == "peristiwa"] == []


def test_findings_about_reviews_do_not_ask_for_another_one(tmp_path: Path) -> None:
    standing = office(tmp_path).standing(date(2026, 1, 1), findings=True)
    assert standing.findings["error"] >= 1
    assert all(duty.kind != "peristiwa" for duty in standing.duties)


def test_what_cannot_be_read_is_named_and_the_rest_stands(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.write("rusak.yaml", "judul: [\n")
    other = made.write("catatan-rusak.yaml", TEXT)
    other.with_name("catatan-rusak.catatan.yaml").write_text("tinjauan: [{tanggal: kemarin}]\n", "utf-8")
    made.write("sebagian.yaml", TEXT + "peninjaun: {frekuensi: setiap bulan}\n")
    made.write("alur.yaml", TEXT.replace("waktu: 5 Menit", "wktu: 5 Menit"))
    found = made.survey(TODAY)
    assert [each.path.name for each in found.standings] == [
        "alur.yaml",
        "arsip.yaml",
        "catatan-rusak.yaml",
        "sebagian.yaml",
    ]
    named = {Path(each.path).name for each in found.findings}
    assert named == {"rusak.yaml", "catatan-rusak.catatan.yaml", "sebagian.yaml"}


def test_a_kept_shelf_reads_again_what_has_changed(tmp_path: Path) -> None:
    made = office(tmp_path)
    shelf = Shelf("id")
    paths = [made.file]
    first = survey(paths, TODAY, "id", findings=False, shelf=shelf)
    assert survey(paths, TODAY, "id", findings=False, shelf=shelf) == first
    assert shelf.read(made.file) is shelf.read(made.file)
    made.reviewed("2024-05-02")
    (standing,) = survey(paths, TODAY, "id", findings=False, shelf=shelf).standings
    assert standing.last is not None
    made.file.unlink()
    assert survey(paths, TODAY, "id", findings=False, shelf=shelf).standings == ()


def test_duties_keep_their_keys_from_day_to_day(tmp_path: Path) -> None:
    made = office(tmp_path)
    made.file.write_text(TEXT.replace("5 Menit", "6 Menit"), "utf-8")
    days = [date(2026, month, 1) for month in range(1, 13)]
    keys = [{duty.key for duty in made.duties(day)} for day in days]
    assert all(keys[0] == each for each in keys)


@pytest.mark.parametrize(
    ("day", "by"),
    [
        (date(2025, 8, 17), date(2025, 8, 15)),
        (date(2026, 3, 21), date(2026, 3, 17)),
        (date(2025, 1, 1), date(2024, 12, 31)),
        (date(2024, 6, 5), date(2024, 6, 5)),
    ],
)
def test_a_due_date_on_a_day_off_stays_and_is_acted_on_before(day: date, by: date) -> None:
    assert workday_by(day) == by
    assert is_workday(by)
    assert workday_by(by) == by


def test_working_days_skip_weekends_holidays_and_joint_leave() -> None:
    assert workdays_after(date(2025, 8, 15), 0) == date(2025, 8, 15)
    assert workdays_after(date(2025, 8, 15), 1) == date(2025, 8, 19)
    assert workdays_after(date(2026, 3, 17), 1) == date(2026, 3, 25)


def test_faults_of_the_officials_are_named_once(tmp_path: Path) -> None:
    made = office(tmp_path, officials=OFFICIALS + "  kosong: {jabatn: Lain}\n")
    made.write("lain.yaml", TEXT.replace("7/UJI", "9/UJI"))
    (finding,) = made.survey(TODAY).findings
    assert Path(finding.path).name == "pejabat.yaml"
    assert finding.line == 12
    assert made.standing(TODAY).owner is not None
