//! Protects the program's memory: no core dump, and no reading by the user's other processes.

/// Turns off core dumps of this process and of programs it starts.
///
/// On Linux it also makes the process undumpable, because the size limit of cores does not apply to cores
/// piped to a crash collector. The kernel then assigns the process's `/proc` entries to root. So its memory
/// and its environment, which may hold passwords, are closed to the user's other processes, including
/// debuggers. Programs it starts are dumpable again, because the setting does not survive `execve`.
///
/// If the system does not allow any of this, the program works all the same.
pub fn make() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}
