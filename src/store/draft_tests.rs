use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::*;
use crate::store::testing::FailsOnce;

/// Variables that tell a test's child where to write, and whether its file has a name.
const CHILD: [&str; 2] = ["DRAFT_PATH", "DRAFT_IS_NAMED"];

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

type Open = fn(&Path) -> io::Result<Draft>;

/// A draft of each kind, each for a path in its own directory.
fn drafts() -> Vec<(tempfile::TempDir, PathBuf, Open)> {
    let kinds: [Open; 2] = [Draft::beside, Draft::named_beside];
    let place = |kind| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report.json");
        (dir, path, kind)
    };
    kinds.into_iter().map(place).collect()
}

#[test]
fn a_file_appears_complete_and_private() {
    for (dir, path, kind) in drafts() {
        let mut draft = kind(&path).unwrap();
        draft.write_all(b"whole").unwrap();
        assert!(!path.exists());
        draft.appear(false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(dir.path()), ["report.json"]);
    }
}

#[test]
fn an_existing_file_is_replaced_only_on_request() {
    for (dir, path, kind) in drafts() {
        fs::write(&path, "theirs").unwrap();
        let draft = kind(&path).unwrap();
        assert_eq!(draft.appear(false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        let mut draft = kind(&path).unwrap();
        draft.write_all(b"ours").unwrap();
        draft.appear(true).unwrap();
        assert_eq!((fs::read(&path).unwrap(), names(dir.path())), (b"ours".to_vec(), vec!["report.json".to_owned()]));
    }
}

#[test]
fn a_short_file_that_could_not_be_written_does_not_appear() {
    let dir = tempfile::tempdir().unwrap();
    let (path, disk) = (dir.path().join("report.json"), Arc::new(FailsOnce::default()));
    let draft = Draft::beside_on(disk.clone(), &path).unwrap();
    disk.fail();
    assert_eq!(draft.put_json(&"a report", true).unwrap_err().kind(), io::ErrorKind::StorageFull);
    assert!(!path.exists());
}

#[test]
fn readers_see_the_old_file_or_the_new_one_while_it_is_replaced() {
    for (_dir, path, kind) in drafts() {
        fs::write(&path, "a".repeat(4096)).unwrap();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for letter in ["b", "c"].repeat(20) {
                    let mut draft = kind(&path).unwrap();
                    draft.write_all(letter.repeat(4096).as_bytes()).unwrap();
                    draft.appear(true).unwrap();
                }
            });
            while !writer.is_finished() {
                let read = fs::read(&path).unwrap();
                assert!(read.len() == 4096 && read.iter().all(|byte| *byte == read[0]));
            }
        });
    }
}

#[test]
fn a_dropped_draft_leaves_no_file() {
    for (dir, path, kind) in drafts() {
        kind(&path).unwrap().write_all(b"half").unwrap();
        assert!(names(dir.path()).is_empty());
    }
}

/// Not a test itself: the child process that [`killed`] kills.
#[test]
#[ignore = "the child of other tests"]
fn child_that_writes_until_it_is_killed() {
    let [path, named] = CHILD.map(|name| std::env::var(name).unwrap());
    let mut draft =
        if named == "true" { Draft::named_beside(Path::new(&path)) } else { Draft::beside(Path::new(&path)) };
    let file = draft.as_mut().unwrap();
    loop {
        file.write_all(&[b'r'; 4096]).unwrap();
        fs::write(format!("{path}.writing"), "").unwrap();
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Starts a process that has begun to write.
fn writing(path: &Path, named: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "store::draft::tests::child_that_writes_until_it_is_killed"]);
    command.env(CHILD[0], path).env(CHILD[1], named.to_string()).stdout(Stdio::null());
    let child = command.spawn().unwrap();
    let (began, sign) = (Instant::now(), PathBuf::from(format!("{}.writing", path.display())));
    while !sign.exists() {
        assert!(began.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

fn kill(mut child: Child) {
    child.kill().unwrap(); // SIGKILL
    child.wait().unwrap();
}

#[test]
fn a_killed_process_leaves_no_file_without_a_name() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("report.json");
    if unnamed_in(&SystemDisk, dir.path()).is_none() {
        return; // this file system does not support files without names
    }
    kill(writing(&path, false));
    assert_eq!(names(dir.path()), ["report.json.writing"]);
}

#[test]
fn a_named_file_of_a_killed_process_is_removed_by_the_next_draft_in_the_directory() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("report.json");
    let child = writing(&path, true);
    drop(Draft::beside(&dir.path().join("other.json")).unwrap());
    assert_eq!(names(dir.path()).len(), 2, "one that is being written stays");
    kill(child);
    assert_eq!(names(dir.path()).len(), 2);
    drop(Draft::beside(&dir.path().join("other.json")).unwrap());
    assert_eq!(names(dir.path()), ["report.json.writing"]);
}

#[test]
fn the_temporary_name_of_a_killed_replacement_is_swept_away() {
    let dir = tempfile::tempdir().unwrap();
    let passing = dir.path().join(format!("{BEGINS}0123456789abcdef{ENDS}"));
    fs::write(&passing, "a whole report").unwrap();
    fs::set_permissions(&passing, fs::Permissions::from_mode(0o600)).unwrap();
    drop(Draft::beside(&dir.path().join("report.json")).unwrap());
    assert!(names(dir.path()).is_empty());
}

#[test]
fn a_sweep_keeps_every_file_that_may_not_be_an_unfinished_draft() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    let private = |name: &str| {
        fs::write(path(name), "x").unwrap();
        fs::set_permissions(path(name), fs::Permissions::from_mode(0o600)).unwrap();
    };
    let alike = [
        ".zhengxin-notes1.unfinished.txt",
        "zhengxin-abcdef.unfinished",
        ".zhengxin-a.bcdef.unfinished",
        ".zhengxin-x.unfinished",
    ];
    alike.into_iter().for_each(private);
    private(".zhengxin-shared1.unfinished");
    fs::set_permissions(path(".zhengxin-shared1.unfinished"), fs::Permissions::from_mode(0o644)).unwrap();
    private("target");
    symlink(path("target"), path(".zhengxin-linked1.unfinished")).unwrap();
    private(".zhengxin-twice123.unfinished");
    fs::hard_link(path(".zhengxin-twice123.unfinished"), path("second")).unwrap();
    fs::create_dir(path(".zhengxin-folder1.unfinished")).unwrap();
    let before = names(dir.path());
    drop(Draft::beside(&path("report.json")).unwrap());
    assert_eq!(names(dir.path()), before);
}
