//! The process group that a program runs in.

use std::process::Child;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::process::{Pid, Signal, kill_process_group};

/// The process group that a program runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramGroup {
    /// This process's group: the program can read from the terminal, and Ctrl-C reaches it.
    Shared,
    /// A group of its own: the processes that the program starts are killed with it. The terminal belongs to another
    /// group, so the program cannot read from it, and Ctrl-C does not reach it.
    Own,
}

/// The groups in which programs run now.
struct Groups {
    running: Vec<Pid>,
    /// True once this process is ending, so that no program starts any more.
    is_over: bool,
}

static GROUPS: Mutex<Groups> = Mutex::new(Groups { running: Vec::new(), is_over: false });

fn groups() -> MutexGuard<'static, Groups> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills the programs that run in groups of their own, and those that start later. An interruption calls this, because
/// Ctrl-C does not reach these groups.
pub fn end_programs() {
    let mut groups = groups();
    groups.is_over = true;
    groups.running.iter().for_each(|group| kill(*group));
}

/// Kills a group. That fails only if all its processes have ended.
fn kill(group: Pid) {
    let _ = kill_process_group(group, Signal::KILL);
}

/// The group of a running program. It is known to [`end_programs`] until it is dropped.
pub(super) struct OwnGroup(Pid);

impl OwnGroup {
    /// The group whose first process is `program`.
    pub(super) fn of(program: &Child) -> Self {
        let group = Self(Pid::from_child(program));
        let mut groups = groups();
        groups.running.push(group.0);
        if groups.is_over {
            group.kill();
        }
        group
    }

    /// Kills the group.
    pub(super) fn kill(&self) {
        kill(self.0);
    }
}

impl Drop for OwnGroup {
    fn drop(&mut self) {
        groups().running.retain(|group| *group != self.0);
    }
}
