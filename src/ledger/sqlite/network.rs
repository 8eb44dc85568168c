//! Recognises file systems on which SQLite's locks are unreliable.

use std::path::Path;

/// The name of the network file system that holds `path`; `None` if it is a local one or unknown.
#[cfg(target_os = "linux")]
pub fn network_file_system(path: &Path) -> Option<&'static str> {
    /// `f_type` of `statfs(2)`.
    const KNOWN: &[(i64, &str)] = &[
        (0x6969, "NFS"),
        (0x517b, "SMB"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB2"),
        (0x0102_1997, "9P"),
        (0x00c3_6400, "Ceph"),
        (0x5346_414f, "AFS"),
        (0x7375_7245, "Coda"),
        (0x0bd0_0bd0, "Lustre"),
    ];
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    KNOWN.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name)
}

/// Always `None`: on this system the program cannot tell.
#[cfg(not(target_os = "linux"))]
pub fn network_file_system(_: &Path) -> Option<&'static str> {
    None
}
