//! Texts of failures.

use super::{Text, text};

/// `--allow-http`
pub const ALLOW_HTTP: Text = text(
    "改用 https://；确要明文传输时加 --allow-http",
    "use https://, or add --allow-http to send passwords unencrypted",
);

/// Other users can change the configuration.
pub const CONFIG_WRITABLE: Text = text("执行 chmod go-w {path}", "run: chmod go-w {path}");
/// Another process holds the session.
pub const SESSION_LOCKED: Text =
    text("另一个进程正在使用这个会话，请稍后再试", "another process is using this session; try again later");
/// Other users can read or change the session.
pub const SESSION_SHARED: Text = text("执行 chmod 600 {path}", "run: chmod 600 {path}");
/// A private file belongs to another user.
pub const OTHER_OWNER: Text = text(
    "{path} 属于用户 {owner}：请以该用户的身份运行，或请管理员用 chown 更改所有者",
    "{path} belongs to the user {owner}: run the command as that user, or let an administrator change its owner with chown",
);
/// The session cannot be read or written.
pub const SESSION_UNUSABLE: Text = text(
    "检查该文件和目录，或用 --session 另选一个会话",
    "check that file and its directory, or choose another session with --session",
);
/// The directory of sessions cannot be written.
pub const STATE_UNWRITABLE: Text = text(
    "会话和密码被拒次数存放在状态目录；如主目录不可写，用 XDG_STATE_HOME 指定可写的目录",
    "sessions and the counts of refused passwords are kept in the state directory; if the home directory is not writable, set XDG_STATE_HOME to a directory that is",
);
/// The session is damaged.
pub const SESSION_DAMAGED: Text =
    text("文件未作改动；要重新开始，执行：{remove}", "the file was not changed; to start over, run: {remove}");
/// The session was written by a newer version.
pub const SESSION_NEWER: Text = text(
    "请使用更高版本的 zhengxin；如要放弃该会话（其中可能有尚无结果的申请），执行：{remove}",
    "use the newer version of zhengxin; or give up the session, which may hold an application without a result: {remove}",
);
/// The session's path has a reserved ending.
pub const SESSION_RESERVED: Text =
    text("请另选文件名，例如以 .json 结尾", "choose another name for the file, such as one that ends in .json");
/// A person has to say which merchant the session belongs to.
pub const SESSION_UNCLAIMED: Text = text(
    "该网关配置了多个商户或路径；请用 --profile 指明会话属于哪个商户，执行：{adopt}",
    "the configuration has several merchants or paths for that gateway; name the session's merchant with --profile: {adopt}",
);
/// A session without a merchant that holds an application.
pub const UNCLAIMED_APPLIED: Text = text(
    "旧版本的会话 {name} 没有注明商户，其申请已于 {at} 提交（还剩 {left}）；未发送",
    "session {name}, from an earlier version, names no merchant and holds an application made at {at} ({left} left): nothing was sent",
);
/// A session without a merchant that holds a submission with an unknown outcome.
pub const UNCLAIMED_UNCERTAIN: Text = text(
    "旧版本的会话 {name} 没有注明商户，{sent} 已于 {at} 发出，结果不明；未发送",
    "session {name}, from an earlier version, names no merchant; it sent {sent} at {at}, and the outcome is unknown: nothing was sent",
);
/// The session belongs to another owner.
pub const SESSION_FOREIGN: Text = text(
    "用 --session 另选一个会话；要重新开始，执行：{remove}",
    "choose another session with --session; to start over, run: {remove}",
);

/// A submission's outcome is not known yet.
pub const UNCERTAIN_YET: Text = text(
    "{sent} 已于 {at} 发出，结果不明；网关可能仍在处理，请在 {due} 之后重新登录查明；未再发送",
    "{sent} was sent at {at}, and its outcome is unknown; the gateway may still process it, so a login can find out only from \
     {due} on: nothing else was sent",
);
/// How to proceed while the outcome cannot be known yet.
pub const UNCERTAIN_YET_HINT: Text = text(
    "{left}后再试（settle_after）；加 --again 则不查明结果，直接再次提交",
    "try again in {left} (settle_after); --again submits without finding out first",
);
/// A submission's outcome is not known.
pub const UNCERTAIN: Text = text(
    "{sent} 已于 {at} 发出，结果不明；未再次发送",
    "{sent} was sent at {at}, and its outcome is unknown: nothing was sent",
);
/// How to find out the outcome.
pub const UNCERTAIN_HINT: Text = text(
    "重新登录可查明结果（zhengxin login）；加 --again 则不查明结果，直接再次提交",
    "log in again to find out (zhengxin login); --again submits without finding out first",
);
/// An application waits.
pub const APPLIED: Text = text(
    "已于 {at} 申请，结果要等 24 小时（还剩 {left}）；未发送",
    "applied at {at}; the result takes 24 hours ({left} left): nothing was sent",
);
/// How to proceed after an application.
pub const APPLIED_HINT: Text = text(
    "收到短信后登录并取报告；加 --again 则不顾已有申请，再次提交",
    "log in and fetch the report when the SMS has come; --again submits anyway",
);
/// Too many passwords were refused.
pub const PASSWORDS: Text = text(
    "该登录名上次登录成功以来已有 {sent} 次密码被拒或结果不明；未发送，以免登录名被锁定",
    "since the last successful login, {sent} {sent|password for this login name was|passwords for this login name were} refused, or may have been (no reply): nothing was sent, so that the gateway does not lock the login name",
);
/// The gateway has locked the login name.
pub const LOCKED_OUT: Text = text(
    "该登录名于 {at} 被网关锁定（508108），锁定至 {until}；此后尚无成功登录，未发送",
    "the gateway locked this login name at {at} (508108) until {until}, and no login has succeeded since: nothing was sent",
);
/// The lock has ended, but a person still has to check the password.
pub const LOCK_OVER: Text = text(
    "网关曾于 {at} 锁定该登录名（508108），锁定已于 {until} 结束；此后尚无成功登录，须由人确认密码，未发送",
    "the gateway locked this login name at {at} (508108); the lock ended at {until}, but no login has succeeded since, so a person has to check the password: nothing was sent",
);
/// How to proceed after refused passwords.
pub const PASSWORDS_HINT: Text = text(
    "确认密码后，在终端提示处输入，或加 --again 发送；登录成功后重新计数",
    "check the password, then type it at the prompt or send it with --again; a successful login resets the count",
);
/// A refusal that brought a new captcha picture.
pub const NEW_PICTURE: Text = text(
    "新的图片验证码已保存到 {file}；识别后执行：{command}",
    "a new captcha picture is saved as {file}; answer it with: {command}",
);
/// A refusal that an earlier process received but was interrupted before reporting.
pub const REFUSED_BEFORE: Text = text("{text}（{at} 被拒；此次未再发送）", "{text} (refused at {at}; not sent again)");
/// How to continue after that report.
pub const REFUSED_BEFORE_HINT: Text = text("再次运行即可继续", "run it again to continue");
/// How to continue after values of a file were refused.
pub const CORRECT_IN_FILE: Text = text(
    "请在 {file} 中核对并更正 {keys}，然后执行：{command}",
    "check and correct in {file}: {keys}; then run: {command}",
);
/// How to continue after other values were refused.
pub const CORRECT: Text =
    text("请核对 {keys} 并给出新的值，然后执行：{command}", "give a correct value for: {keys}; then run: {command}");
/// Refused passwords cannot be counted.
pub const COUNT_UNUSABLE: Text = text(
    "未发送；密码被拒的次数记录在状态目录中：请检查该文件和目录，或用 XDG_STATE_HOME 另选一个目录",
    "nothing was sent: zhengxin counts refused passwords in the state directory; check that file and its directory, or set XDG_STATE_HOME to another directory",
);
/// A count, or the key of fingerprints, is damaged.
pub const REMOVE_COUNT: Text = text(
    "文件未作改动；要重新计数，执行：{remove}",
    "the file was not changed; to restart the count from zero, run: {remove}",
);

/// `--no-verify-input`
pub const NO_VERIFY: Text = text(
    "如确为测试数据，加 --no-verify-input 跳过校验",
    "to send test data that fails this check, add --no-verify-input",
);

/// The command finishes its calls in flight after an interruption.
pub const FINISHES: Text = text(
    "正在完成在途的调用，完成后即结束；再按一次 Ctrl-C 立即结束",
    "ending as soon as the calls in flight are finished; press Ctrl-C again to end at once",
);
/// Ctrl-C and its like.
pub const INTERRUPTED: Text = text("已中断", "interrupted");
/// The values from an earlier step have expired.
pub const STEP_EXPIRED: Text =
    text("这一步已过期，请从 {command} 重新开始", "this step has expired: start again with {command}");
/// The same, if the login has expired as well.
pub const STEP_EXPIRED_WITH_LOGIN: Text =
    text("先登录：{login}，然后执行：{command}", "log in first: {login}, then: {command}");
/// A command lacks values, and the session shows no login.
pub const LOGIN_FIRST: Text = text("先登录：{login}", "log in first: {login}");
/// A command lacks the code of an SMS that was not sent.
pub const NO_SMS_YET: Text = text(
    "没有等待输入的短信验证码；先发送短信：{command}",
    "no SMS code is waiting to be entered; send an SMS with: {command}",
);
/// A report needs the identity code, and the application is not old enough for it.
pub const NO_IDENTITY_CODE_YET: Text = text(
    "申请未满 24 小时（还剩 {left}），身份验证码届时由征信中心以短信发给申请人",
    "the application is not 24 hours old ({left} left): the credit centre sends the identity code by SMS after that",
);
/// A login is nearly over.
pub const LITTLE_LEFT: Text =
    text("登录只剩 {left}；到期后须重新登录", "the login ends in {left}; after that, log in again");
/// An interrupted journey can be continued.
pub const RESUMES: Text = text(
    "再次执行同一命令即可继续；可能已生效的提交不会重复",
    "run the same command again to continue; it repeats no submission that may have acted",
);
/// A person ended the input at the prompt of a single command.
pub const NOT_SENT_YET: Text =
    text("{method} 未发送；可再次执行同一命令", "{method} was not sent; run the same command again to send it");
/// A submission may have acted.
pub const OUTCOME_UNKNOWN: Text = text(
    "结果不明，请勿重复提交；请在 {due} 之后重新登录查明：{command}",
    "the outcome is unknown: do not submit again; from {due} on, log in to find out: {command}",
);
/// The same, if it is unknown from when on a login can tell.
pub const OUTCOME_UNKNOWN_LATER: Text = text(
    "结果不明，请勿重复提交；请稍后重新登录查明：{command}",
    "the outcome is unknown: do not submit again; log in later to find out: {command}",
);
/// A form names a refresh method that requests neither a picture nor an SMS.
pub const BAD_REFRESH: Text = text(
    "{form} 的表单把 {refresh} 作为刷新动作，而它既不取图片也不发短信；未发送",
    "the form of {form} names {refresh} as a refresh action, although it requests neither a picture nor an SMS: nothing was sent",
);
/// How to proceed after such a form.
pub const BAD_REFRESH_HINT: Text = text(
    "请勿继续，先向网关方核实；如配置档设置了 apply_sms_method，请检查",
    "stop, and ask the gateway's operator why; if the profile sets apply_sms_method, check it",
);
/// The clocks differ.
pub const SKEW: Text = text(
    "本机时钟与网关相差 {skew}：请检查本机时钟",
    "this machine's clock and the gateway's differ by {skew}: check this machine's clock",
);
/// The clock was set back.
pub const REDATED: Text = text(
    "会话中有些记录的时间晚于当前时间（时钟曾被调回）；已改为当前时间",
    "the session had records dated in the future (the clock was set back); they now have the current time",
);
/// The gateway accepted a submission, but the session could not record it.
pub const ACCEPTED_UNSTORED: Text = text(
    "网关已接受 {method}，但未能写入会话：请勿重复提交，也不要删除会话；会话可写后执行 {command}，由它补记结果",
    "the gateway has accepted {method}, but the session could not be written: do not submit it again, and do not remove the session; once it can be written, run {command}, which records the outcome",
);
/// The application's SMS before UnionPay.
pub const UNIONPAY_FIRST: Text = text(
    "登录的应答中 unionpay_auth 为 0，须先完成银联认证：从 {command} 开始（依次为 card、sms、auth、submit）",
    "the login returned unionpay_auth 0: UnionPay verification comes first; start with {command} (its steps are card, sms, auth, submit)",
);
/// The gateway may use another method for the application's SMS.
pub const APPLY_SMS_METHOD: Text = text(
    "该网关可能用另一种方法发送短信：在配置档中用 apply_sms_method（或 ZHENGXIN_APPLY_SMS_METHOD）指定方法，用 apply_sms_params 指定参数",
    "this gateway may send the SMS by another method: set apply_sms_method in the profile (or ZHENGXIN_APPLY_SMS_METHOD), and its parameters with apply_sms_params",
);
/// A login may have been processed.
pub const LOGIN_MAY_COUNT: Text = text(
    "网关可能已经处理；可以重新登录，但密码如有误，这次也计为一次失败",
    "the gateway may have processed the call: you can log in again, but if the password was wrong, this attempt counts",
);
/// An SMS may have been sent.
pub const SMS_MAY_COME: Text = text(
    "网关可能已经处理；重试前请先确认是否收到短信",
    "the gateway may have processed the call: before you try again, check whether an SMS came",
);
/// A call with a one-time code may have been processed.
pub const CODE_MAY_COUNT: Text = text(
    "网关可能已经处理；可以重试，但验证码如有误，这次也计为一次失败",
    "the gateway may have processed the call: you can try again, but if the code was wrong, this attempt counts",
);
/// A check without an SMS may have been processed.
pub const CHECK_MAY_HAVE_PASSED: Text = text(
    "网关可能已经处理；重试前请先看能否继续下一步",
    "the gateway may have processed the call: before you try again, check whether the next step works",
);
/// A call of an undocumented method, or a submission, may have acted.
pub const MAY_HAVE_ACTED: Text = text(
    "网关可能已经处理；重试前请先确认是否收到短信，或能否继续下一步",
    "the gateway may have processed the call: before you try again, check whether an SMS came or the next step works",
);
/// The gateway says how long to wait.
pub const COME_BACK: Text = text("网关要求等待 {left}后再试", "the gateway asks to wait {left} before trying again");
/// Between two hints.
pub const AND_THEN: Text = text("；", "; ");
/// The reply is not JSON.
pub const IS_IT_THE_GATEWAY: Text =
    text("检查 --gateway 的地址是否为网关", "check that --gateway is the gateway's URL");
/// No server answers.
pub const IS_IT_THERE: Text =
    text("检查 --gateway 的地址、网络和代理", "check the URL of --gateway, the network and the proxy");
/// Where an unreadable report's bytes were saved.
pub const KEPT: Text = text("收到的内容已原样保存为 {path}", "the reply was saved unchanged as {path}");
/// An unreadable report's bytes could not be saved.
pub const NOT_KEPT: Text =
    text("收到的内容未能保存为 {path}（{reason}）", "the reply could not be saved as {path}: {error}");
/// Broken characters were replaced.
pub const MENDED: Text = text(
    "应答中有 {count} 个字符损坏，已代以 \u{fffd} 或转义；其余完整",
    "{count} broken {count|character of the reply was|characters of the reply were} replaced by \u{fffd} or escaped; the rest is intact",
);
/// The banks whose cards are supported.
pub const BANKS: Text = text("支持的银行卡：{banks}", "supported cards: {banks}");
/// The reply declares no charset that fits, so it was guessed.
pub const GUESSED: Text = text(
    "应答不是 UTF-8，也未注明字符集：按 {charset} 读取",
    "the reply is not UTF-8 and names no charset that fits: read as {charset}",
);
/// The proxy cannot be reached or refuses the call.
pub const IS_THE_PROXY_RIGHT: Text = text(
    "检查配置档的 proxy，或 HTTPS_PROXY 等环境变量；不需代理的主机列入 NO_PROXY",
    "check the profile's proxy, or HTTPS_PROXY and similar variables; NO_PROXY lists the hosts that need no proxy",
);
/// The proxy wants a password.
pub const PROXY_PASSWORD: Text = text(
    "在代理地址中给出用户名和密码：http://USER:PASSWORD@HOST:PORT（特殊字符用 %XX）",
    "put the user name and password in the proxy's URL: http://USER:PASSWORD@HOST:PORT (special characters as %XX)",
);
/// A compression that was not requested.
pub const NO_COMPRESSION: Text = text(
    "请网关方只用请求允许的方式压缩（本程序只接受 gzip），或检查中间的代理",
    "ask the gateway's operator to compress replies only with gzip, as requests allow, or check the proxies in between",
);
/// The audit log cannot be written.
pub const AUDIT_HINT: Text = text(
    "未发送；检查 --audit 的文件（或 ZHENGXIN_AUDIT、配置档的 audit）",
    "nothing was sent; check the --audit file (or ZHENGXIN_AUDIT, or audit in the profile)",
);
/// The audit log lacks a call's second line.
pub const AUDIT_LACKS: Text = text(
    "调用的结果未能写入审计日志：{error}",
    "the outcome of the call could not be written to the audit log: {error}",
);
/// A reference to the consent is given, but there is no log to record it in.
pub const NO_AUDIT: Text = text(
    "没有审计日志（--audit），--authorization 不会被记录",
    "there is no audit log (--audit), so the authorization is not recorded",
);
/// A call could not be written to the recording.
pub const RECORD_LACKS: Text =
    text("调用未能写入录制文件：{error}", "the call could not be written to the recording: {error}");
/// An invalid reference to the consent.
pub const BAD_AUTHORIZATION: Text = text(
    "authorization：应为一行文字，不超过 200 个字符",
    "authorization: one line of text, of at most 200 characters",
);
/// An unknown issuer.
pub const CA_FILE: Text = text(
    "如网关使用自己的 CA，在配置档中设置 ca_file（或 ZHENGXIN_CA_FILE）",
    "if the gateway uses its own CA, set ca_file in the profile (or ZHENGXIN_CA_FILE)",
);
/// A `ca_file` that cannot be used.
pub const CA_FILE_FROM: Text = text(
    "路径取自 {from}：请更正；如网关的证书由公共 CA 签发，可删除该项",
    "the path comes from {from}: correct it there, or remove it if a public CA issued the gateway's certificate",
);
/// A certificate that has expired or is not valid yet.
pub const CLOCK: Text = text(
    "检查本机时钟；否则须由网关换证书",
    "check this machine's clock; otherwise the gateway needs a new certificate",
);
/// A certificate of another host.
pub const WRONG_HOST: Text = text("检查 --gateway 的主机名", "check the host name in --gateway");
/// A self-signed certificate that is also a CA's.
pub const OWN_CA: Text = text(
    "网关须换用 CA 签发的服务器证书，或用 basicConstraints CA:FALSE 重新自签，再将其设为 ca_file",
    "the gateway needs a server certificate: one issued by its CA, or a self-signed one with basicConstraints CA:FALSE \
     that ca_file names",
);
/// Any other certificate problem.
pub const CERTIFICATE: Text =
    text("网关的证书无效，请联系网关方", "the gateway's certificate is not valid; ask its operator");
/// A port of this machine does not use TLS.
pub const USE_HTTP: Text = text(
    "该端口似乎不使用 TLS；如为明文 HTTP（例如模拟网关），请用 {url}",
    "this port does not seem to use TLS; if it uses plain HTTP, as a sandbox does, use {url}",
);
/// A port of another machine does not use TLS.
pub const PORT_WITHOUT_TLS: Text = text(
    "该端口不使用 TLS；检查 --gateway 的端口（https:// 默认 443）",
    "this port does not use TLS; check the port in --gateway (https:// uses 443 by default)",
);
/// The connection ended during the TLS handshake.
pub const TLS_CLOSED: Text = text(
    "该端口可能不使用 TLS，或连接在中途被切断；检查 --gateway 的端口、网络和代理",
    "this port may not use TLS, or something in between breaks the connection; check the port in --gateway, the network \
     and the proxy",
);
/// The server's TLS version is too old.
pub const TLS_TOO_OLD: Text = text(
    "请网关方启用 TLS 1.2 或 1.3；更早的版本不安全，本程序不使用",
    "ask the gateway's operator to turn on TLS 1.2 or 1.3; older versions are not safe, and zhengxin does not use them",
);
/// Server and client have no TLS parameters in common.
pub const TLS_INCOMPATIBLE: Text = text(
    "请网关方启用 TLS 1.2 或 1.3，以及 ECDHE 与 AES-GCM 或 ChaCha20-Poly1305 的算法组合",
    "ask the gateway's operator to turn on TLS 1.2 or 1.3 with ECDHE and AES-GCM or ChaCha20-Poly1305",
);
/// The server sent a TLS alert.
pub const TLS_REFUSED: Text = text(
    "服务器可能要求客户端证书，或不认识该主机名；检查 --gateway，或询问网关方",
    "the server may require a client certificate, or may not know this host name; check --gateway, or ask the gateway's operator",
);
/// Plain HTTP to a TLS port.
pub const USE_HTTPS: Text = text(
    "请用 {url}；如证书由私有 CA 签发（例如模拟网关的 --tls），另设 ca_file（或 ZHENGXIN_CA_FILE）",
    "use {url}; if a private CA issued the certificate, as for a sandbox with --tls, set ca_file too (or \
     ZHENGXIN_CA_FILE)",
);
/// A redirect from http to https on another host.
pub const USE_HTTPS_ELSEWHERE: Text = text(
    "如网关方公布过该地址，请用 {url}（明文 HTTP 的重定向可被途中任何人伪造）",
    "use {url} if the gateway's operator has published that address; anyone on the network path can forge a redirect of plain HTTP",
);
/// An undocumented code.
pub const UNKNOWN_CODE: Text = text("网关的返回码不在返回码表中", "this code is not in the code catalogue");

/// Values are missing.
pub const MISSING: Text = text("缺少：{keys}", "missing: {keys}");
/// How to supply the missing values.
pub const MISSING_HINT: Text = text(
    "用 --answers 文件、环境变量（{variables}）、--ask 程序给出，或在终端中运行",
    "use an --answers file, the environment ({variables}), an --ask program, or a terminal",
);
/// The same, if the command has options for them.
pub const MISSING_HINT_FLAGS: Text = text(
    "用选项（{flags}）、--answers 文件、环境变量（{variables}）、--ask 程序给出，或在终端中运行",
    "use options ({flags}), an --answers file, the environment ({variables}), an --ask program, or a terminal",
);
/// A form asks for values that are never sent.
pub const NEVER_GIVEN: Text = text(
    "网关索要本程序从不提供的内容（{keys}）：请勿继续，先向网关方核实",
    "the gateway asks for values that zhengxin never sends ({keys}): stop, and ask the gateway's operator why",
);
/// The next command.
pub const THEN: Text = text("下一步：{command}", "next: {command}");
/// An applicant is needed.
pub const MISSING_USER_ID: Text = text(
    "用 --user-id、ZHENGXIN_USER_ID、值文件或配置档给出",
    "give it with --user-id, ZHENGXIN_USER_ID, the answers file or the profile",
);
/// An unknown key of the answers file.
pub const UNKNOWN_ANSWER: Text = text("值文件中的未知键：{name}", "unknown key in the answers file: {name}");
/// The same, with the nearest key.
pub const UNKNOWN_ANSWER_NEAR: Text = text(
    "值文件中的未知键：{name}（是否为 {nearest}？）",
    "unknown key in the answers file: {name} (did you mean {nearest}?)",
);
