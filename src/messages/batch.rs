//! Texts of `batch`.

use super::{Text, text};

/// An option that describes a single applicant.
pub const OF_ONE_APPLICANT: Text = text(
    "{flag} 只用于单个申请人；batch 的申请人及其资料来自名单和账本",
    "{flag} is for a single applicant; `batch` takes its applicants and their values from the list and the ledger",
);
/// `--reports` has braces, like a pattern for names.
pub const REPORTS_ARE_A_DIRECTORY: Text = text(
    "--reports {path}：请指定目录；报告的文件名固定为 USER_ID.json，名单的 save 列可另行指定",
    "--reports {path}: name a directory; a report's file is named USER_ID.json, or as the row's column save says",
);
/// No ledger is named.
pub const WHICH_LEDGER: Text = text("缺少账本：未指定 --ledger", "missing: the ledger; --ledger was not given");
/// The same, for a command that makes a ledger of a list.
pub const LIST_OR_LEDGER: Text =
    text("缺少账本：未指定名单，也未指定 --ledger", "missing: the ledger; neither a list nor --ledger was given");
/// How to make a ledger, or to name one.
pub const LIST_OR_LEDGER_HINT: Text = text(
    "新账本由名单创建：zhengxin batch run LIST；已有的账本用 --ledger FILE 或 ZHENGXIN_LEDGER 指定",
    "a list makes a new ledger: zhengxin batch run LIST; name an existing one with --ledger FILE or ZHENGXIN_LEDGER",
);
/// How to name the ledger.
pub const WHICH_LEDGER_HINT: Text =
    text("用 --ledger FILE 或 ZHENGXIN_LEDGER 指定账本", "name it with --ledger FILE or ZHENGXIN_LEDGER");
/// The ledger's key file is missing.
pub const NO_KEY: Text = text("找不到账本的密钥文件 {path}", "the ledger's key file {path} does not exist");
/// How to supply the key, or to do without it.
pub const NO_KEY_HINT: Text = text(
    "用 --key-file 指定导入名单时所用的密钥文件；如密钥已丢失，执行：{command}（账本不保存资料的，加上 --no-store）",
    "give the key file with which the list was imported: --key-file FILE; if the key is lost, run: {command} (with --no-store if the ledger stores no values)",
);
/// The ledger's key file holds no key.
pub const DAMAGED_KEY: Text = text(
    "账本的密钥文件 {path} 已损坏：内容不是密钥",
    "the ledger's key file {path} is damaged: it does not contain a key",
);
/// How to restore a damaged key, or to do without it.
pub const DAMAGED_KEY_HINT: Text = text(
    "用备份恢复该文件；没有备份时，先将其移走，再执行：{command}",
    "restore the file from a copy; if there is none, move the file away and run: {command}",
);
/// The ledger may be an older copy.
pub const COPIED: Text = text(
    "账本文件与上次不同（可能是恢复的旧副本）：对未结束的申请人，程序先等待，再登录核对状态，不会重复提交",
    "this is not the ledger file of the last run; it may be an older copy: for each unfinished applicant, the run first waits and then logs in to find out the status, so that it submits nothing twice",
);
/// How many bad rows are not named.
pub const MORE_BAD_ROWS: Text = text("另有 {count} 行有误", "further bad rows: {count}");
/// The ledger stores no values, so the list is needed.
pub const KEEPS_NO_VALUES: Text = text(
    "账本不保存申请人资料：每次运行都须给出名单和 --no-store",
    "this ledger does not store values: give the list and --no-store at each run",
);
/// The ledger stores values, which contradicts `--no-store`.
pub const KEEPS_VALUES: Text = text(
    "账本已保存申请人资料：--no-store 只能用于新账本",
    "this ledger already stores values: --no-store is only for a new ledger",
);
/// The list lacks an applicant whose values have to be sealed with a new key.
pub const ROW_MISSING: Text = text(
    "{user_id}：名单中没有该申请人，无法用新密钥重新加密其资料；未作任何更改",
    "{user_id}: the list has no row for this applicant, so the values cannot be encrypted with the new key; nothing was changed",
);
/// A changed row whose applicant has come too far to use it.
pub const TOO_LATE: Text = text(
    "{user_id}：该行有改动，但申请人的状态已是“{state}”，改动不生效",
    "{user_id}: the row has changed, but the applicant is already {state}; the change is ignored",
);
/// A changed row.
pub const CHANGED: Text = text("{user_id}：已采用新值", "{user_id}: the new values will be used");
/// A changed row of an applicant that has failed.
pub const CHANGED_FAILED: Text = text(
    "{user_id}：已采用新值；该申请人已失败，重试时才会用到：{command}",
    "{user_id}: the new values will be used once the failed applicant is retried with: {command}",
);
/// A list was imported.
pub const IMPORTED: Text = text(
    "名单：新增 {added}，未变 {same}，有改动 {changed}，改动不生效 {too_late}，不采用 {refused}，有误 {bad}",
    "list: {added} added, {same} unchanged, {changed} changed, {too_late} changed too late, {refused} not used, {bad} bad",
);
/// A list was only checked.
pub const CHECKED: Text = text(
    "名单已检查，未导入：可新增 {added}，未变 {same}，有改动 {changed}，改动不生效 {too_late}，不采用 {refused}，有误 {bad}",
    "list checked, nothing imported: {added} new, {same} unchanged, {changed} changed, {too_late} changed too late, {refused} not used, {bad} bad",
);
/// A list was refused.
pub const NOT_IMPORTED: Text = text(
    "名单未导入：可新增 {added}，未变 {same}，有改动 {changed}，改动不生效 {too_late}，不采用 {refused}，有误 {bad}",
    "list refused, nothing imported: {added} new, {same} unchanged, {changed} changed, {too_late} changed too late, {refused} not used, {bad} bad",
);
/// How to import a list with bad rows.
pub const NOT_IMPORTED_HINT: Text = text(
    "请更正有误的行；加 --skip-bad 则只导入其余各行",
    "correct the bad rows, or add --skip-bad to import only the others",
);
/// A ledger without applicants.
pub const NO_APPLICANTS: Text =
    text("账本中没有申请人，无事可做", "the ledger has no applicants: there is nothing to do");
/// Applicants wait for a person.
pub const ANSWER_THEM: Text = text(
    "有申请人在等待人工回答，请执行：{command}",
    "applicants wait for a person; answer their questions with: {command}",
);
/// When the run should be started again.
pub const NEXT_DUE: Text = text(
    "下一位申请人要到 {at} 才能继续（还有 {left}）：届时再次运行同一命令，或加上 --follow 一直运行",
    "the next applicant is due at {at} (in {left}): run the same command again then, or use --follow",
);
/// The run should be started again now.
pub const DUE_AGAIN: Text = text(
    "又有申请人可以继续：请再次运行同一命令，或加上 --follow 一直运行",
    "an applicant can go on again: run the same command again, or use --follow",
);
/// The gateway answered no call of the run.
pub const NO_ANSWER: Text = text(
    "网关没有应答：本次运行的所有调用均未得到应答",
    "the gateway did not answer: none of the calls of this run got a reply",
);
/// All processes pause, because the gateway is busy or down.
pub const PAUSES: Text = text(
    "网关繁忙或没有应答，暂停调用，{until} 之后继续",
    "the gateway is busy or does not answer: no calls before {until}",
);
/// Some applicants have failed.
pub const FAILED_LEFT: Text = text(
    "{count} 人失败：查看原因，执行：{results}；解决后重试，执行：{retry}",
    "{count} failed: to see why, run: {results}; once that is mended, run: {retry}",
);
/// Applicants have a submission with an unknown outcome.
pub const UNCERTAIN_LEFT: Text = text(
    "{count} 人结果不明，可能已经申请成功：请先向征信中心查明；愿意承担重复申请的风险时，执行：{command}",
    "{count} with an unknown outcome may have applied already: ask the credit centre first; to retry at the risk of a second application, run: {command}",
);
/// The run was stopped.
pub const STOPPED: Text = text("已停止；在途的调用均已完成", "stopped; the calls in flight were finished");
/// How to continue a stopped run.
pub const STOPPED_HINT: Text = text("再次运行同一命令即可继续", "run the same command again to continue");
/// Too many failures.
pub const TOO_MANY: Text = text(
    "失败和结果不明的申请人已达 --max-failures 的数目，已停止",
    "stopped: the number of failed and uncertain applicants has reached --max-failures",
);
/// Another run works on the ledger.
pub const RUNNING: Text =
    text("进程 {pid} 正在处理账本 {path}", "process {pid} is already running the batch in {path}");
/// How to wait for the other run.
pub const RUNNING_HINT: Text =
    text("请等它结束，或查看进度：{command}", "wait until it ends, or see its progress with: {command}");
/// The ledger belongs to another gateway.
pub const OTHER_GATEWAY: Text = text(
    "账本属于网关 {ledger}，而当前网关是 {command}",
    "the ledger belongs to the gateway {ledger}, but this command uses {command}",
);
/// The ledger belongs to another merchant.
pub const OTHER_MERCHANT: Text = text(
    "账本属于商户 {ledger}，而当前商户是 {command}",
    "the ledger belongs to the merchant {ledger}, but this command acts for {command}",
);
/// A process works on a ledger that would have to be migrated.
pub const IN_USE: Text = text(
    "账本 {path} 由较早版本建立，进程 {pid} 正在处理它，现在不能升级",
    "the ledger {path} is of an earlier version and cannot be migrated while process {pid} works on it",
);
/// How to go on.
pub const IN_USE_HINT: Text = text(
    "等待该进程结束；在此之前，请用其所用版本的 zhengxin 查看",
    "wait until that process ends; until then use its version of zhengxin to look at the ledger",
);
/// The ledger has another key.
pub const OTHER_KEY: Text = text(
    "账本是用另一个密钥创建的，不是 {path} 中的密钥",
    "the ledger was made with another key than the one in {path}",
);
/// How to go on with a ledger of another gateway or merchant.
pub const OTHER_OWNER_HINT: Text = text(
    "用 --profile 或 --gateway 选择账本所属的网关和商户，或用 --ledger 另选账本",
    "choose the ledger's gateway and merchant with --profile or --gateway, or another ledger with --ledger",
);
/// The named ledger does not exist.
pub const NO_LEDGER: Text = text("账本 {path} 不存在", "there is no ledger {path}");
/// How to create the ledger.
pub const NO_LEDGER_HINT: Text = text("账本由名单创建：{command}", "a list makes it: {command}");
/// The ledgers that are where the named one is not.
pub const OTHER_LEDGERS: Text = text("该目录中的账本：{names}", "the ledgers in that directory: {names}");
/// The file is not a ledger.
pub const OTHER_KIND: Text = text("{path} 不是账本", "{path} is not a ledger");
/// The user named the list instead of the ledger beside it.
pub const LEDGER_BESIDE: Text = text("名单的账本是 {path}", "the ledger of that list is {path}");
/// The ledger is newer than the program.
pub const NEWER: Text =
    text("账本 {path} 由更高版本的 zhengxin 创建", "the ledger {path} was made by a newer version of zhengxin");
/// Other users can read the ledger.
pub const SHARED: Text = text("其他用户可以读取账本 {path}", "other users can read the ledger {path}");
/// The ledger belongs to another user.
pub const OF_ANOTHER_USER: Text =
    text("账本 {path} 不属于当前用户", "the ledger {path} does not belong to the current user");
/// The ledger's path is a link or not a regular file.
pub const NOT_REGULAR: Text = text("{path} 不是普通文件", "{path} is not a regular file");
/// The ledger's file has several hard links.
pub const LINKED: Text = text(
    "账本 {path} 有多个文件名（硬链接）：两个进程可能以不同的名称同时处理它",
    "the ledger {path} has more than one name (hard links), so two runs could work on it at once",
);
/// How to give it one name.
pub const LINKED_HINT: Text = text(
    "删除其余文件名（find DIR -samefile {path} 可列出）；需要副本时用 zhengxin batch backup",
    "remove the other names, which find DIR -samefile {path} lists; to copy a ledger use zhengxin batch backup",
);
/// The ledger is on a network file system.
pub const NETWORK: Text = text(
    "账本 {path} 位于网络文件系统 {kind} 上，文件锁不可靠",
    "the ledger {path} is on {kind}, a network file system, where file locks are not reliable",
);
/// Where to put the ledger instead.
pub const NETWORK_HINT: Text = text("把账本放在本地磁盘上", "put the ledger on a local disk");
/// SQLite's log beside the ledger was written for another file.
pub const FOREIGN_LOG: Text = text(
    "{log} 不是为现在的 {path} 写的，而是一个被终止的进程为先前的文件留下的",
    "{log} was not written for the present {path}: a killed process left it behind for another file",
);
/// How to remove it, and how to keep what it holds.
pub const FOREIGN_LOG_HINT: Text = text(
    "若以副本恢复了账本，请执行：rm -f {log} {index}；若账本是连同日志一起复制过来的，请先合并：sqlite3 {path} 'PRAGMA wal_checkpoint(TRUNCATE)'",
    "if a copy was put in the ledger's place, run rm -f {log} {index}; if the ledger was copied here with its log, merge the \
     two first: sqlite3 {path} 'PRAGMA wal_checkpoint(TRUNCATE)'",
);
/// The disk is full.
pub const FULL: Text = text(
    "磁盘空间不足，无法写入账本；已写入的内容完好",
    "the disk is full: nothing more can be written to the ledger; what it already holds is intact",
);
/// How to go on after the disk was full.
pub const FULL_HINT: Text =
    text("请先腾出磁盘空间，再次运行同一命令即可继续", "free space on that disk, then run the same command again");
/// Another process keeps the ledger locked.
pub const BUSY: Text = text("账本一直被另一进程占用", "another process keeps the ledger locked");
/// How to go on after that.
pub const BUSY_HINT: Text =
    text("等那个进程结束后，再次运行同一命令", "wait until that process has ended, then run the same command again");
/// The ledger or its directory is read-only.
pub const READ_ONLY: Text =
    text("账本无法写入：该文件或其所在目录只读", "the ledger cannot be written: it or its directory is read-only");
/// The ledger, or one of the files beside it, cannot be opened.
pub const UNOPENED: Text = text(
    "账本无法打开：当前用户无权使用该文件或其所在目录",
    "the ledger cannot be opened: this user may not use it or its directory",
);
/// The system does not let the program read or create the ledger.
pub const UNUSABLE_PLACE: Text = text("账本 {path} 无法使用（{reason}）", "the ledger {path} cannot be used: {error}");
/// How to name another place.
pub const NO_PLACE_HINT: Text = text(
    "请先创建该目录，或用 --ledger 指定另一个位置",
    "create its directory first, or name another place with --ledger",
);
/// What a ledger needs of its place.
pub const PLACE_HINT: Text = text(
    "请使当前用户可以写入账本及其所在目录：程序还会在账本旁写入 -wal 和 -shm 文件",
    "let this user write the ledger and its directory: the program also writes the files -wal and -shm beside the ledger",
);
/// The system failed to read or write the ledger.
pub const DISK: Text = text("读写账本时出错", "the ledger could not be read or written: {error}");
/// How to go on after that.
pub const DISK_HINT: Text = text(
    "请检查磁盘和文件大小限制（ulimit -f），再次运行同一命令即可继续",
    "check the disk and the limit of file sizes (ulimit -f), then run the same command again",
);
/// The ledger is damaged.
pub const DAMAGED: Text = text("账本已损坏", "the ledger is damaged: {error}");
/// How to restore a damaged ledger.
pub const DAMAGED_HINT: Text = text(
    "用 zhengxin batch backup 生成的备份恢复；恢复后，各申请人首次登录时会查明已提交的申请",
    "restore a backup made by zhengxin batch backup; each applicant's first login after that finds out what was submitted",
);
/// Any other error of the ledger.
pub const UNUSABLE: Text = text("账本无法使用：{error}", "the ledger cannot be used: {error}");
/// The key does not decrypt the sealed values.
pub const NOT_OPENED: Text = text("此密钥无法解密账本的内容", "this key does not decrypt the values in the ledger");
/// The directory of the reports cannot be used.
pub const REPORTS: Text = text("报告无法保存：{reason}", "the reports cannot be saved: {error}");
/// What is named as that directory is none.
pub const NO_DIRECTORY: Text =
    text("报告无法保存：{path} 不是目录", "the reports cannot be saved: {path} is not a directory");
/// How to save the reports elsewhere.
pub const REPORTS_HINT: Text = text("用 --reports DIR 指定另一个目录", "name another directory with --reports DIR");
/// A report could not be written.
pub const REPORT: Text = text("报告 {path} 无法写入：{error}", "the report {path} could not be written: {error}");

/// A row whose login name differs from the one in the ledger.
pub const OTHER_LOGIN_NAME: Text = text(
    "{user_id}：登录名与账本中的不同，该行不采用",
    "{user_id}: the login name differs from the one in the ledger; the row is not used",
);
/// A row with another applicant's login name.
pub const LOGIN_NAME_TAKEN: Text = text(
    "{user_id}：账本中另一申请人已使用该登录名，该行不采用",
    "{user_id}: another applicant in the ledger already has this login name; the row is not used",
);

/// `ready`
pub const STATE_READY: Text = text("待处理", "ready");
/// `running`
pub const STATE_RUNNING: Text = text("进行中", "running");
/// `waiting`
pub const STATE_WAITING: Text = text("等待人工", "waiting for a person");
/// `settling`
pub const STATE_SETTLING: Text = text("待核实", "settling");
/// `applied`
pub const STATE_APPLIED: Text = text("已申请", "applied");
/// `done`
pub const STATE_DONE: Text = text("已完成", "done");
/// `failed`
pub const STATE_FAILED: Text = text("失败", "failed");
/// `uncertain`
pub const STATE_UNCERTAIN: Text = text("结果不明", "uncertain");
/// `poison`
pub const STATE_POISON: Text = text("多次中断", "poison");
/// `withdrawn`
pub const STATE_WITHDRAWN: Text = text("已撤出", "withdrawn");
