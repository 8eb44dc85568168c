//! Protects the program's memory: no core dump, and no reading by the user's other processes.

/// From now on the system writes no core dump of this process, and of the programs that it starts.
///
/// On Linux it is also made undumpable, since the limit on a core's size does not hold for one that is piped to a collector
/// of crashes. The kernel then gives its `/proc` entries to root, so that its environment, where passwords may stand, and
/// its memory are closed to the user's other processes, debuggers among them. A program that it starts is dumpable again:
/// what was set does not outlast `execve`.
///
/// Where the system does not let it, the program works all the same.
pub fn make() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}
