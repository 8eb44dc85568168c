//! What is said of an export.

use super::Text;

/// `--format csv` and `--jq`.
pub const CSV_AND_JQ: Text =
    Text { zh: "--format csv 不能与 --jq 同时使用", en: "--format csv and --jq contradict each other" };
/// `--format csv` or `ndjson`, and `--json`.
pub const FORMAT_AND_JSON: Text = Text {
    zh: "--json 只输出一个 JSON 值，不能与 --format csv 或 ndjson 同时使用",
    en: "--json prints one JSON value: it contradicts --format csv and ndjson",
};
/// `--bom` without CSV.
pub const BOM_NEEDS_CSV: Text = Text { zh: "--bom 须与 --format csv 一起使用", en: "--bom needs --format csv" };
/// A directory without a report.
pub const NO_FILES: Text = Text { zh: "{path}：其中没有 *.json 文件", en: "{path}: no *.json file in it" };
