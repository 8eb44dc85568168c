//! The name of the system's user who runs this process.

use crate::env::Env;

/// The table of the system's users.
const USERS: &str = "/etc/passwd";

/// The name of the user: from the environment, otherwise from the system. cron and containers set no variable. A user
/// without a name gets one by number, because two users must not count as one person.
pub fn name(env: &Env) -> String {
    let variable = |name| env.get(name).ok().flatten().filter(|name| !name.trim().is_empty()).map(str::to_owned);
    variable("USER").or_else(|| variable("LOGNAME")).unwrap_or_else(|| {
        let uid = rustix::process::geteuid().as_raw();
        let users = std::fs::read(USERS).unwrap_or_default();
        name_in(&String::from_utf8_lossy(&users), uid).unwrap_or_else(|| format!("uid-{uid}"))
    })
}

/// The name of a user in the table.
fn name_in(users: &str, uid: u32) -> Option<String> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, number) = (fields.next()?, fields.next()?, fields.next()?);
        (number.parse() == Ok(uid) && !name.trim().is_empty()).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_users_is_searched_by_number() {
        let users = "root:x:0:0:root:/root:/bin/sh\nbroken\n:x:7:7\nwang:x:1000:1000::/home/wang:/bin/sh\n";
        assert_eq!(name_in(users, 1000).as_deref(), Some("wang"));
        assert_eq!(name_in(users, 0).as_deref(), Some("root"));
        assert_eq!((name_in(users, 7), name_in(users, 100)), (None, None));
    }

    #[test]
    fn a_variable_comes_first_and_a_blank_one_does_not_count() {
        let of = |pairs: &[(&str, &str)]| name(&Env::of(pairs));
        assert_eq!(of(&[("USER", "wang"), ("LOGNAME", "li")]), "wang");
        assert_eq!(of(&[("USER", " "), ("LOGNAME", "li")]), "li");
        assert_ne!(of(&[]), "");
    }
}
