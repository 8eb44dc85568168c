//! Reads any bytes as a saved report: no method panics, and the stored JSON does not change.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengxin::report::{Figures, Report, diff};

fuzz_target!(|bytes: &[u8]| {
    let Ok(report) = Report::from_bytes(bytes) else { return };
    let said = (
        report.accounts().collect::<Vec<_>>(),
        report.remarks().collect::<Vec<_>>(),
        report.queries().collect::<Vec<_>>(),
        report.scalars(),
        Figures::of(&report),
    );
    serde_json::to_string(&said).unwrap();
    let _ = (report.summary(), report.summary_of_public_records(), report.composition(), report.interpretation());
    let _ = (report.public_records(), report.stated_overdue(), report.stated());
    assert!(diff(&report, &report).unwrap().is_same());
    // The stored JSON contains the mended text.
    let again = Report::from_text(&report.data().to_string()).unwrap();
    assert!(again.data() == report.data() && again.mended().is_nothing());
});
