"""What the command line says about caches, worker processes and clusters."""

SCALE_MESSAGES: dict[str, tuple[str, str]] = {
    "help_jobs": (
        "jumlah proses yang bekerja sekaligus (bawaan: semua inti prosesor)",
        "processes working at once (default: all cores)",
    ),
    "help_cache_folder": (
        "folder tembolok hasil (bawaan: folder tembolok pengguna, atau [cache] di sopdocs.toml)",
        "folder of the cache of results (default: the user's cache folder, or [cache] in sopdocs.toml)",
    ),
    "help_no_cache": ("buat semuanya lagi, tanpa tembolok", "make everything again, without the cache"),
    "help_cache": (
        "lihat, uji, atau kosongkan tembolok hasil",
        "look at, verify or clear the cache of results",
    ),
    "help_cache_action": (
        "info: isi dan letaknya; verify: uji setiap hasil, buang yang rusak; clear: kosongkan",
        "info: what it holds and where; verify: test every result, drop damaged ones; clear: empty it",
    ),
    "help_shard": (
        "hanya bagian ke-i dari n bagian (i/n), untuk beberapa mesin yang masing-masing membuat bagiannya",
        "only the i-th of n shares (i/n), for several machines that each make their own",
    ),
    "help_cluster": (
        "kerjakan di kluster Dask di alamat ini, misalnya tcp://10.0.0.5:8786",
        "work on the Dask cluster at this address, e.g. tcp://10.0.0.5:8786",
    ),
    "help_results": (
        "tempat bersama untuk hasil kluster: folder bersama atau alamat penyimpanan objek (s3://…)",
        "shared place for a cluster's results: a shared folder or the address of an object store (s3://…)",
    ),
    "meta_folder": ("FOLDER", "FOLDER"),
    "meta_address": ("ALAMAT", "ADDRESS"),
    "meta_action": ("TINDAKAN", "ACTION"),
    "bad_jobs": (
        "'{text}' bukan jumlah proses; tulis bilangan bulat mulai 1",
        "'{text}' is no number of processes; write a whole number from 1",
    ),
    "bad_shard": (
        "'{text}' bukan bagian; tulis bagian/jumlah, misalnya 2/8 (mulai 1/8)",
        "'{text}' is no share; write share/number, e.g. 2/8 (the first is 1/8)",
    ),
    "bad_cluster": (
        "'{text}' bukan alamat penjadwal; tulis seperti tcp://10.0.0.5:8786 (atau tls://)",
        "'{text}' is no address of a scheduler; write it like tcp://10.0.0.5:8786 (or tls://)",
    ),
    "shard_empty": (
        "bagian {shard} tidak memuat definisi; tidak ada yang dikerjakan.",
        "share {shard} holds no definition; nothing to do.",
    ),
    "fresh": ("{count} definisi tidak berubah; hasilnya tetap.", "{count} definitions unchanged; their files stay."),
    "worker_died": (
        "proses yang mengolah {path} mati tiba-tiba; dicoba sekali lagi dan berhasil.",
        "the process working on {path} died; tried once more, with success.",
    ),
    "worker_lost": (
        "proses yang mengolah {path} mati dua kali (memori habis atau dihentikan dari luar).",
        "the process working on {path} died twice (out of memory, or killed from outside).",
    ),
    "memory_short": (
        "memori tidak cukup untuk {path}; kurangi --jobs, atau kerjakan di mesin yang memorinya lebih besar.",
        "not enough memory for {path}; use fewer --jobs, or a machine with more of it.",
    ),
    "cluster_extra": (
        "untuk --cluster diperlukan tambahan: pip install 'sopdocs[cluster]'",
        "--cluster needs an extra: pip install 'sopdocs[cluster]'",
    ),
    "cluster_results": (
        "--cluster memerlukan --results: folder bersama atau penyimpanan objek yang dicapai semua mesin",
        "--cluster needs --results: a shared folder or object store that all machines reach",
    ),
    "cluster_away": (
        "penjadwal Dask di {address} tidak menjawab ({why}); sudah dijalankan? dask scheduler",
        "the Dask scheduler at {address} does not answer ({why}); is it running? dask scheduler",
    ),
    "cluster_scheduler": (
        "penjadwal di {address} tidak mengenal sopdocs ({why}); pasang juga di sana: pip install 'sopdocs[cluster]'",
        "the scheduler at {address} does not know sopdocs ({why}); install it there: pip install 'sopdocs[cluster]'",
    ),
    "cluster_lost": (
        "penjadwal berhenti di tengah jalan; yang sudah selesai tersimpan di --results. Jalankan lagi penjadwalnya dan "
        "perintah ini: sisanya saja yang dibuat.",
        "the scheduler went away in mid-run; what was finished is kept in --results. Start it and this command again: "
        "only the rest is made.",
    ),
    "cluster_empty": (
        "penjadwal di {address} belum punya pekerja; jalankan di tiap mesin: dask worker {address}",
        "the scheduler at {address} has no workers; run on every machine: dask worker {address}",
    ),
    "cluster_other": (
        "pekerja {worker} menjalankan sopdocs atau pustaka lain dari yang di sini ({why}); samakan versinya dahulu",
        "worker {worker} runs another sopdocs or other libraries than this machine ({why}); install the same first",
    ),
    "results_closed": (
        "tempat hasil {place} tidak dapat dipakai ({why}); periksa alamat, hak tulis, dan kunci aksesnya",
        "the place for results {place} cannot be used ({why}); check the address, the right to write, and its keys",
    ),
    "results_apart": (
        "pekerja {worker} tidak melihat hasil yang ditaruh di {place} ({why}); folder itu harus terpasang di letak "
        "yang sama di semua mesin, dan penyimpanan objek memerlukan paket serta kunci aksesnya juga di sana",
        "worker {worker} does not see what was put into {place} ({why}); that folder must be mounted at the same place "
        "on all machines, and an object store needs its package and keys there too",
    ),
    "cache_unwritable": (
        "tembolok {path} tidak dapat ditulis ({why}); hasil tetap dibuat, hanya tidak diingat.",
        "cannot write the cache {path} ({why}); documents are made all the same, only not remembered.",
    ),
    "cache_none": (
        "tidak ada folder tembolok; sebutkan dengan --cache FOLDER",
        "there is no cache folder; name one with --cache FOLDER",
    ),
    "cache_table": (
        "{path}: [cache] hanya mengenal folder (teks) dan limit_mb (bilangan mulai 1)",
        "{path}: [cache] knows only folder (text) and limit_mb (a number from 1)",
    ),
    "cache_unreadable": ("{path}: tidak terbaca ({why})", "{path}: cannot be read ({why})"),
    "cache_info": (
        "{path}: {count} hasil, {size} MB, batas {limit} MB",
        "{path}: {count} results, {size} MB, limit {limit} MB",
    ),
    "cache_good": ("{path}: {count} hasil utuh.", "{path}: {count} results are sound."),
    "cache_bad": (
        "rusak dan dibuang: {path} (akan dibuat lagi bila perlu)",
        "damaged and dropped: {path} (made again when needed)",
    ),
    "cache_cleared": ("{path}: {count} hasil dihapus, {size} MB.", "{path}: {count} results removed, {size} MB."),
}
