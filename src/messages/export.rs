//! Texts of `export`.

use super::{Text, text};

/// `--format csv` and `--jq`.
pub const CSV_AND_JQ: Text = text("--format csv 不能与 --jq 同时使用", "--format csv and --jq cannot be used together");
/// `--format csv` or `ndjson`, and `--json`.
pub const FORMAT_AND_JSON: Text = text(
    "--json 只输出一个 JSON 值，不能与 --format csv 或 ndjson 同时使用",
    "--json prints one JSON value: it cannot be used with --format csv or ndjson",
);
/// `--bom` without CSV.
pub const BOM_NEEDS_CSV: Text = text("--bom 须与 --format csv 一起使用", "--bom needs --format csv");
/// A directory without a report.
pub const NO_FILES: Text = text("{path}：其中没有 *.json 文件", "{path}: no *.json file in it");
