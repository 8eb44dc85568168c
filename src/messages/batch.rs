//! Texts of `batch`.

use super::{Text, text};

/// No ledger is named.
pub const WHICH_LEDGER: Text =
    text("缺少账本：未指定名单，也未指定 --ledger", "missing: the ledger; neither a list nor --ledger is given");
/// What to do then.
pub const WHICH_LEDGER_HINT: Text =
    text("用 --ledger 文件 或 ZHENGXIN_LEDGER 指定账本", "name it with --ledger FILE or ZHENGXIN_LEDGER");
/// The ledger's key is not there.
pub const NO_KEY: Text = text("找不到账本的密钥文件 {path}", "the ledger's key {path} is not there");
/// What to do then.
pub const NO_KEY_HINT: Text = text(
    "用 --key-file 指定导入名单时所用的密钥文件；密钥已丢失时：batch run 名单 --rekey",
    "name the key file that the list was imported with: --key-file FILE; if it is lost: batch run LIST --rekey",
);
/// The ledger may be an older copy.
pub const COPIED: Text = text(
    "账本是另一个文件（可能是恢复的旧副本）：未结束的申请人先等待，再登录核对其状态，不会重复提交",
    "the ledger is another file, perhaps an older copy: applicants that have not ended wait first, and a login shows where they stand; nothing is submitted twice",
);
/// Bad rows that are not named.
pub const MORE_BAD_ROWS: Text = text("另有 {count} 行有误", "{count} more rows are bad");
/// The ledger keeps no values.
pub const KEEPS_NO_VALUES: Text = text(
    "账本不保存申请人的值：每次运行都须给出名单和 --no-store",
    "the ledger keeps no values: give the list and --no-store at each run",
);
/// The ledger keeps values.
pub const KEEPS_VALUES: Text = text(
    "账本已保存申请人的值：--no-store 只用于新账本",
    "the ledger keeps values already: --no-store is for a new one",
);
/// An applicant who cannot be sealed anew.
pub const ROW_MISSING: Text = text(
    "{user_id}：名单中没有该申请人，其值无法用新密钥重新加密；未作任何更改",
    "{user_id}: the list has no row of this applicant, whose values cannot be sealed anew; nothing was changed",
);
/// A changed row whose applicant is too far.
pub const TOO_LATE: Text = text(
    "{user_id}：该行有改动，但申请人已处于“{state}”，改动不生效",
    "{user_id}: the row has changed, but its applicant is {state}; the change does not count",
);
/// A changed row.
pub const CHANGED: Text = text("{user_id}：已采用新值", "{user_id}: the new values are taken");
/// A list was imported.
pub const IMPORTED: Text = text(
    "名单：新增 {added}，未变 {same}，有改动 {changed}，有误 {bad}",
    "list: {added} added, {same} unchanged, {changed} changed, {bad} bad",
);
/// A list was only checked.
pub const CHECKED: Text = text(
    "名单已检查，未导入：可新增 {added}，未变 {same}，有改动 {changed}，有误 {bad}",
    "list checked, nothing imported: {added} new, {same} unchanged, {changed} changed, {bad} bad",
);
/// The run was stopped.
pub const STOPPED: Text = text("已停止；在途的调用均已完成", "stopped; the calls in flight were finished");
/// What to do then.
pub const STOPPED_HINT: Text = text("再次运行同一命令即可继续", "run the same command again, it goes on");
/// Too many failures.
pub const TOO_MANY: Text =
    text("失败数达到 --max-failures，已停止", "stopped: as many applicants failed as --max-failures allows");
/// Another run works on the ledger.
pub const RUNNING: Text = text("进程 {pid} 正在运行账本 {path}", "process {pid} runs the batch of {path}");
/// What to do then.
pub const RUNNING_HINT: Text =
    text("等它结束，或只查看：zhengxin batch status", "wait until it ends, or look on: zhengxin batch status");
/// The ledger belongs elsewhere.
pub const FOREIGN: Text = text(
    "账本属于网关 {gateway} 的商户 {merchant}，或使用另一个密钥",
    "the ledger belongs to merchant {merchant} at {gateway}, or to another key",
);
/// What to do then.
pub const FOREIGN_HINT: Text = text(
    "换一个账本、配置或 --key-file；密钥已丢失时：batch run 名单 --rekey",
    "choose another ledger, profile or --key-file; if the key is lost: batch run LIST --rekey",
);
/// There is no such ledger.
pub const NO_LEDGER: Text = text("账本 {path} 不存在", "there is no ledger {path}");
/// It is made by `batch run`.
pub const NO_LEDGER_HINT: Text = text("账本由 zhengxin batch run 名单 创建", "zhengxin batch run LIST makes it");
/// The file is something else.
pub const OTHER_KIND: Text = text("{path} 不是账本", "{path} is not a ledger");
/// The ledger is newer than the program.
pub const NEWER: Text = text("账本 {path} 由更新的版本创建", "a later version of this program has made {path}");
/// Others can read it.
pub const SHARED: Text = text("其他用户可以读取账本 {path}", "others can read the ledger {path}");
/// What to do then.
pub const SHARED_HINT: Text = text("chmod 600 该文件", "chmod 600 it");
/// It is a link or no file.
pub const NOT_REGULAR: Text = text("{path} 不是普通文件", "{path} is not a regular file");
/// It lies on a network file system.
pub const NETWORK: Text = text(
    "账本 {path} 位于网络文件系统 {kind} 上，文件锁不可靠",
    "the ledger {path} is on {kind}, a network file system, whose locks cannot be relied on",
);
/// What to do then.
pub const NETWORK_HINT: Text = text("把账本放在本地磁盘上", "put the ledger on a local disk");
/// The disk is full.
pub const FULL: Text =
    text("磁盘空间不足，账本无法写入；已写入的均有效", "there is no room left for the ledger; what it holds is intact");
/// Another process keeps it locked.
pub const BUSY: Text = text("另一进程一直占用账本", "another process keeps the ledger locked");
/// It is damaged.
pub const DAMAGED: Text = text("账本已损坏：{error}", "the ledger is damaged: {error}");
/// What to do then.
pub const DAMAGED_HINT: Text = text(
    "从备份恢复（zhengxin batch backup）；恢复后的首次登录会查明已提交的申请",
    "restore a backup (zhengxin batch backup); the first login afterwards finds out what was applied for",
);
/// Anything else.
pub const UNUSABLE: Text = text("账本无法使用：{error}", "the ledger cannot be used: {error}");
/// Sealed values do not open.
pub const NOT_OPENED: Text =
    text("账本中的加密内容无法用此密钥打开", "what the ledger holds sealed does not open with this key");
/// A report could not be written.
pub const REPORT: Text = text("报告 {path} 无法写入：{error}", "the report {path} could not be written: {error}");

/// A row with another login name.
pub const OTHER_LOGIN_NAME: Text = text(
    "{user_id}：用户名与账本中的不同，该行不采用",
    "{user_id}: the login name is another one than in the ledger; the row is refused",
);
/// A row with somebody's login name.
pub const LOGIN_NAME_TAKEN: Text = text(
    "{user_id}：账本中另一申请人已使用该用户名，该行不采用",
    "{user_id}: another applicant in the ledger has this login name; the row is refused",
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
