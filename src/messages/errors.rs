//! Texts of failures.

use super::{Text, text};

/// `--allow-http`
pub const ALLOW_HTTP: Text =
    text("改用 https://；确要明文传输时加 --allow-http", "use https://, or say --allow-http if you accept that");

/// Others can change the configuration.
pub const CONFIG_WRITABLE: Text = text("执行 chmod go-w {path}", "run: chmod go-w {path}");
/// Another process holds the session.
pub const SESSION_LOCKED: Text =
    text("另一个进程正在使用这个会话，请稍后再试", "another process is using this session; try again later");
/// Others can read or change the session.
pub const SESSION_SHARED: Text = text("执行 chmod 600 {path}", "run: chmod 600 {path}");
/// The session cannot be read or written.
pub const SESSION_UNUSABLE: Text = text(
    "检查该文件和目录，或用 --session 另选一个会话",
    "look at that file and its directory, or choose another session with --session",
);
/// The directory of sessions cannot be written.
pub const STATE_UNWRITABLE: Text = text(
    "会话和计数存放在状态目录；如主目录不可写，用 XDG_STATE_HOME 指定可写的目录",
    "sessions and counts lie in the state directory; where the home directory cannot be written, name another one with XDG_STATE_HOME",
);
/// The session is damaged.
pub const SESSION_DAMAGED: Text =
    text("文件未作改动；要重新开始，执行: {remove}", "the file is left as it is; to start over: {remove}");
/// The session was written by a newer version.
pub const SESSION_NEWER: Text = text(
    "请使用较新的版本；或放弃其中的一切（可能包括尚未有结果的申请），执行: {remove}",
    "use the newer version; or forget all that it knows, an application that still waits perhaps among it: {remove}",
);
/// A session cannot be named so.
pub const SESSION_RESERVED: Text =
    text("请另选文件名，例如以 .json 结尾", "choose another name for the file, such as one that ends in .json");
/// A person has to say whose a session is.
pub const SESSION_UNCLAIMED: Text = text(
    "该网关配置了多个商户或路径；请用 --profile 指明它属于谁，执行: {adopt}",
    "several merchants or paths are configured at that gateway; say with --profile whose it is: {adopt}",
);
/// It has applied.
pub const UNCLAIMED_APPLIED: Text = text(
    "旧版本的会话 {name} 没有注明商户，并已于 {at} 申请（还剩 {left}）；未发送",
    "session {name} of an earlier version, which does not say the merchant, applied at {at} ({left} left): nothing was sent",
);
/// It has submitted, and what came of it is not known.
pub const UNCLAIMED_UNCERTAIN: Text = text(
    "旧版本的会话 {name} 没有注明商户，{sent} 已于 {at} 发出，结果未知；未发送",
    "session {name} of an earlier version, which does not say the merchant, sent {sent} at {at} and its outcome is not known: nothing was sent",
);
/// The session belongs to somebody else.
pub const SESSION_FOREIGN: Text = text(
    "用 --session 另选一个会话，或执行: {remove}",
    "choose another session with --session, or start over: {remove}",
);

/// A submission's outcome is not known yet.
pub const UNCERTAIN_YET: Text = text(
    "{sent} 已于 {at} 发出，结果未知，网关可能延迟处理；{due} 起重新登录可知；未再发送",
    "{sent} was sent at {at} and its outcome is not known; the gateway may act late, so only from {due} on a login tells: \
     nothing else was sent",
);
/// The way out.
pub const UNCERTAIN_YET_HINT: Text = text(
    "{left} 后再来（settle_after）；--again 会不问结果再次提交",
    "come back in {left} (settle_after); --again submits without asking",
);
/// A submission's outcome is not known.
pub const UNCERTAIN: Text = text(
    "{sent} 已于 {at} 发出，结果未知；未再次发送",
    "{sent} was sent at {at} and its outcome is not known: nothing was sent",
);
/// The way out.
pub const UNCERTAIN_HINT: Text = text(
    "重新登录即可知道结果（zhengxin login）；--again 会不问结果再次提交",
    "log in again, which tells (zhengxin login); --again submits without asking",
);
/// An application waits.
pub const APPLIED: Text = text(
    "已于 {at} 申请，结果要等 24 小时（还剩 {left}）；未发送",
    "applied at {at}; the result takes 24 hours ({left} left): nothing was sent",
);
/// The way out.
pub const APPLIED_HINT: Text = text(
    "收到短信后登录并取报告；--again 会不顾已有申请再次提交",
    "log in and fetch the report when the SMS has come; --again submits all the same",
);
/// Too many passwords were refused.
pub const PASSWORDS: Text = text(
    "该登录名上次登录成功以来已有 {sent} 次密码被拒或结果未知；未发送，以免登录名被锁定",
    "{sent} passwords of this login name were refused, or may have been (no reply), since its last accepted login: nothing was sent, so that it is not locked",
);
/// The gateway has locked the login name.
pub const LOCKED_OUT: Text = text(
    "该登录名于 {at} 被网关锁定（508108），锁定至 {until}；此后尚无成功登录，未发送",
    "the gateway locked this login name at {at} (508108) until {until}, and no login was accepted since: nothing was sent",
);
/// That lock is over, and a person is needed all the same.
pub const LOCK_OVER: Text = text(
    "网关曾于 {at} 锁定该登录名（508108），锁定已于 {until} 结束；此后尚无成功登录，须由人确认密码，未发送",
    "the gateway locked this login name at {at} (508108); the lock ended at {until}, but no login was accepted since, so a person has to make sure of the password: nothing was sent",
);
/// The way out.
pub const PASSWORDS_HINT: Text = text(
    "确认密码后，在终端提示处输入，或加 --again 发送；登录成功后重新计数",
    "make sure of the password, then type it at a prompt or send it with --again; an accepted login clears the count",
);
/// A refusal that brought a new captcha picture.
pub const NEW_PICTURE: Text = text(
    "新的图片验证码已保存到 {file}，作答后执行：{command}",
    "answer the new picture, saved as {file}, with: {command}",
);
/// A refusal that an earlier process received, which was interrupted before it could report it.
pub const REFUSED_BEFORE: Text =
    text("{text}（{at} 被拒；此次未再发送）", "{text} (refused at {at}: nothing was sent again)");
/// The way out.
pub const REFUSED_BEFORE_HINT: Text = text("再次运行即可继续", "run it again to go on");
/// Refused passwords cannot be counted.
pub const COUNT_UNUSABLE: Text = text(
    "未发送；密码被拒的次数记在状态目录里：检查该文件和目录，或用 XDG_STATE_HOME 另选一个目录",
    "nothing was sent: refused passwords are counted in the state directory; look at that file and its directory, or choose another one with XDG_STATE_HOME",
);
/// A count, or the key of fingerprints, is damaged.
pub const REMOVE_COUNT: Text =
    text("文件未作改动；要重新计数，执行: {remove}", "the file is left as it is; to count from zero again: {remove}");

/// `--no-verify-input`
pub const NO_VERIFY: Text =
    text("如确是特殊的测试数据，加 --no-verify-input", "if it is odd test data, say --no-verify-input");

/// Ctrl-C and its like.
pub const INTERRUPTED: Text = text("已中断", "interrupted");
/// What an earlier step found out is no longer known.
pub const STEP_EXPIRED: Text =
    text("这一步已过期，须从 {command} 重新开始", "this step has expired: it starts again at {command}");
/// The same where the login is over as well.
pub const STEP_EXPIRED_WITH_LOGIN: Text =
    text("先登录: {login}，然后: {command}", "log in first: {login}, then: {command}");
/// A command lacks values, and the session shows no login.
pub const LOGIN_FIRST: Text = text("先登录: {login}", "log in first: {login}");
/// A command lacks the code of an SMS that was not sent.
pub const NO_SMS_YET: Text =
    text("没有待输入验证码的短信；发送短信: {command}", "no SMS waits for its code; this sends one: {command}");
/// A login is nearly over.
pub const LITTLE_LEFT: Text =
    text("登录只剩 {left}；到期后须重新登录", "only {left} of the login left; after that it has to be made again");
/// A journey that was interrupted is not lost.
pub const RESUMES: Text = text("再次执行同一命令即可继续", "run the same command again, it resumes");
/// A submission may have acted.
pub const OUTCOME_UNKNOWN: Text = text(
    "结果未知，请勿重复提交；{due} 起重新登录即可知道结果: {command}",
    "the outcome is unknown: do not submit again; from {due} on log in, which tells: {command}",
);
/// The same where nobody knows from when on.
pub const OUTCOME_UNKNOWN_LATER: Text = text(
    "结果未知，请勿重复提交；稍后重新登录即可知道结果: {command}",
    "the outcome is unknown: do not submit again; log in later, which tells: {command}",
);
/// A form names as a refresh what is none.
pub const BAD_REFRESH: Text = text(
    "{form} 的表单把 {refresh} 作为刷新动作；未发送",
    "the form of {form} names {refresh} as a refresh, which is for pictures and SMS: nothing was sent",
);
/// The way out.
pub const BAD_REFRESH_HINT: Text = text(
    "请勿继续，并向网关方核实；如配置档设置了 apply_sms_method，检查之",
    "do not go on, and ask the gateway's operator why; if the profile sets apply_sms_method, look at it",
);
/// The clocks differ.
pub const SKEW: Text = text(
    "本机时钟与网关相差 {skew}：请检查本机时钟",
    "this machine's clock and the gateway's differ by {skew}: check this machine's clock",
);
/// The clock was set back.
pub const REDATED: Text = text(
    "会话中有记录的时间在将来（时钟被调回过）；已改记为现在",
    "the session holds records dated in the future (the clock was set back): they are dated now",
);
/// The gateway has accepted a submission, and the session does not know.
pub const ACCEPTED_UNSTORED: Text = text(
    "网关已接受 {method}，但会话未能记录：请勿重复提交，也不要删除会话；磁盘恢复后执行 {command}，它会记下结果",
    "the gateway has accepted {method}, and the session could not be told: do not submit it again, and keep the session; once it can be written, {command} tells it",
);
/// The application's SMS before UnionPay.
pub const UNIONPAY_FIRST: Text = text(
    "登录时 unionpay_auth 为 0，须先完成银联认证，从 {command} 开始（card、sms、auth、submit）",
    "the login said unionpay_auth 0: the verification by UnionPay comes first, from {command} on (card, sms, auth, submit)",
);
/// The method of the application's SMS may be another one.
pub const APPLY_SMS_METHOD: Text = text(
    "发送短信的方法可能不同：在配置档中设置 apply_sms_method（或 ZHENGXIN_APPLY_SMS_METHOD），所带字段用 apply_sms_params",
    "the method that sends this SMS may be another: set apply_sms_method in the profile (or ZHENGXIN_APPLY_SMS_METHOD), and its keys with apply_sms_params",
);
/// Another call that acts may have acted.
pub const MAY_HAVE_ACTED: Text = text(
    "网关可能已经处理；先看是否收到短信或能否继续，再重试",
    "the gateway may have acted: see whether an SMS came or the next step works before you try again",
);
/// The gateway says how long to wait.
pub const COME_BACK: Text = text("网关要求等待 {left} 后再试", "the gateway asks to wait {left} before trying again");
/// Between two hints.
pub const AND_THEN: Text = text("；", "; ");
/// The answer is no JSON.
pub const IS_IT_THE_GATEWAY: Text =
    text("检查 --gateway 的地址是否为网关", "check that --gateway is the gateway's URL");
/// Nobody answers.
pub const IS_IT_THERE: Text =
    text("检查 --gateway 的地址、网络和代理", "check the URL of --gateway, the network and the proxy");
/// The bytes of a report that cannot be read.
pub const KEPT: Text = text("收到的内容原样保存在 {path}", "what arrived is kept as it is in {path}");
/// They could not be kept.
pub const NOT_KEPT: Text =
    text("收到的内容未能保存在 {path}（{reason}）", "what arrived could not be kept in {path}: {error}");
/// Characters that were broken.
pub const MENDED: Text = text(
    "应答中有 {count} 个字符损坏，已代以 \u{fffd} 或转义；其余完整",
    "{count} broken characters of the reply were replaced by \u{fffd} or escaped; everything else is whole",
);
/// The banks that take part.
pub const BANKS: Text = text("支持的银行卡: {banks}", "these cards take part: {banks}");
/// A charset that nobody declared.
pub const GUESSED: Text = text(
    "应答不是 UTF-8，也未注明字符集：按 {charset} 读取",
    "the reply is not UTF-8 and names no charset that fits: read as {charset}",
);
/// The proxy is not there, or refuses.
pub const IS_THE_PROXY_RIGHT: Text = text(
    "检查配置档的 proxy，或 HTTPS_PROXY 等环境变量；不需代理的主机列入 NO_PROXY",
    "check proxy in the profile, or HTTPS_PROXY and its like; NO_PROXY lists the hosts that need no proxy",
);
/// The proxy wants a password.
pub const PROXY_PASSWORD: Text = text(
    "在代理地址中给出用户名和密码: http://USER:PASSWORD@HOST:PORT（特殊字符用 %XX）",
    "give them in the proxy's URL: http://USER:PASSWORD@HOST:PORT, special characters as %XX",
);
/// A compression that nobody asked for.
pub const NO_COMPRESSION: Text = text(
    "请网关方只在请求允许时压缩（本程序只接受 gzip），或检查中间的代理",
    "ask the gateway's operator to compress only as the request allows, which is gzip, or look at what is in between",
);
/// The audit log cannot be written.
pub const AUDIT_HINT: Text = text(
    "未发送；检查 --audit 的文件（或 ZHENGXIN_AUDIT、配置档的 audit）",
    "nothing was sent; look at the file of --audit (or ZHENGXIN_AUDIT, audit in the profile)",
);
/// The audit log lacks a call's second line.
pub const AUDIT_LACKS: Text =
    text("调用的结果未能写入审计日志：{error}", "what came of the call is missing in the audit log: {error}");
/// A reference that goes nowhere.
pub const NO_AUDIT: Text = text(
    "没有审计日志（--audit），--authorization 不会被记录",
    "there is no audit log (--audit): the authorization is written down nowhere",
);
/// A call that is missing in the recording.
pub const RECORD_LACKS: Text = text("调用未能写入录制文件：{error}", "the call is missing in the recording: {error}");
/// A reference that is none.
pub const BAD_AUTHORIZATION: Text = text(
    "authorization：应为一行文字，不超过 200 个字符",
    "authorization: one line of text, of at most 200 characters",
);
/// An unknown issuer.
pub const CA_FILE: Text = text(
    "如网关使用自己的 CA，在配置档中设置 ca_file（或 ZHENGXIN_CA_FILE）",
    "if the gateway has a CA of its own, set ca_file in the profile (or ZHENGXIN_CA_FILE)",
);
/// A `ca_file` that cannot be used.
pub const CA_FILE_FROM: Text = text(
    "路径取自 {from}：请更正；如网关的证书由公共 CA 签发，可不设",
    "the path comes from {from}: correct it there, or leave it out where the gateway's certificate is of a public CA",
);
/// A certificate out of its time.
pub const CLOCK: Text = text(
    "检查本机时钟；否则须由网关换证书",
    "check this machine's clock; otherwise the gateway needs a new certificate",
);
/// A certificate of another host.
pub const WRONG_HOST: Text = text("检查 --gateway 的主机名", "check the host name in --gateway");
/// A self-signed certificate that is a CA's as well.
pub const OWN_CA: Text = text(
    "网关须换用 CA 签发的服务器证书，或用 basicConstraints CA:FALSE 重新自签，再将其设为 ca_file",
    "the gateway needs a server's certificate: one that its CA has issued, or one made with basicConstraints CA:FALSE \
     and named as ca_file",
);
/// Any other certificate problem.
pub const CERTIFICATE: Text =
    text("网关的证书不可接受，请联系网关方", "the gateway's certificate is not acceptable; ask its operator");
/// No TLS at a port of this machine.
pub const USE_HTTP: Text = text(
    "该端口似乎不使用 TLS；如为明文 HTTP（例如沙盒），请用 {url}",
    "this port seems to speak no TLS; if it speaks plain HTTP, as a sandbox does, use {url}",
);
/// No TLS at a port of another machine.
pub const PORT_WITHOUT_TLS: Text = text(
    "该端口不使用 TLS；检查 --gateway 的端口（https:// 默认 443）",
    "this port speaks no TLS; check the port in --gateway (https:// means 443 where none is named)",
);
/// An end instead of TLS.
pub const TLS_CLOSED: Text = text(
    "该端口可能不使用 TLS，或中途被拦截；检查 --gateway 的端口、网络和代理",
    "this port may speak no TLS, or something in between breaks it off; check the port in --gateway, the network and the \
     proxy",
);
/// TLS of another age.
pub const TLS_TOO_OLD: Text = text(
    "请网关方启用 TLS 1.2 或 1.3；更早的版本不安全，本程序不使用",
    "ask the gateway's operator to turn on TLS 1.2 or 1.3; older versions are not safe and never used",
);
/// Nothing in common.
pub const TLS_INCOMPATIBLE: Text = text(
    "请网关方启用 TLS 1.2 或 1.3，以及 ECDHE 与 AES-GCM 或 ChaCha20-Poly1305 的算法组合",
    "ask the gateway's operator for TLS 1.2 or 1.3 with ECDHE and AES-GCM or ChaCha20-Poly1305",
);
/// An alert.
pub const TLS_REFUSED: Text = text(
    "对方可能要求客户端证书，或不认识该主机名；检查 --gateway，或询问网关方",
    "the other side may want a client certificate or not know this host name; check --gateway, or ask the gateway's operator",
);
/// Plain HTTP to a TLS port.
pub const USE_HTTPS: Text = text(
    "请用 {url}；如证书由自己的 CA 签发（例如沙盒的 --tls），另设 ca_file（或 ZHENGXIN_CA_FILE）",
    "use {url}; where the certificate is of a CA of its own, as a sandbox's with --tls, set ca_file too (or \
     ZHENGXIN_CA_FILE)",
);
/// A redirect from http to https on another host.
pub const USE_HTTPS_ELSEWHERE: Text = text(
    "如网关的运营方公布过该地址，请用 {url}（明文 HTTP 的转向可被途中任何人伪造）",
    "use {url} if the gateway's operator names that address; anyone on the way can forge a redirect of plain HTTP",
);
/// A code that nobody documented.
pub const UNKNOWN_CODE: Text = text("网关返回了未知的错误码", "a code that the table does not know");

/// Values are missing.
pub const MISSING: Text = text("缺少: {keys}", "missing: {keys}");
/// How to give them.
pub const MISSING_HINT: Text = text(
    "用 --answers 文件、环境变量（{variables}）、--ask 程序给出，或在终端中运行",
    "give them by --answers file, environment ({variables}), --ask program, or at a terminal",
);
/// The same where the command has options for them.
pub const MISSING_HINT_FLAGS: Text = text(
    "用参数（{flags}）、--answers 文件、环境变量（{variables}）、--ask 程序给出，或在终端中运行",
    "give them by option ({flags}), --answers file, environment ({variables}), --ask program, or at a terminal",
);
/// A form asks for what is no applicant's.
pub const NEVER_GIVEN: Text = text(
    "网关索要本程序从不提供的内容（{keys}）：请勿继续，并向网关方核实",
    "the gateway asks for what this program never gives ({keys}): do not go on, and ask the gateway's operator why",
);
/// What comes next.
pub const THEN: Text = text("下一步: {command}", "next: {command}");
/// An applicant is needed.
pub const MISSING_USER_ID: Text = text(
    "用 --user-id、ZHENGXIN_USER_ID、答案文件或配置档给出",
    "give it by --user-id, ZHENGXIN_USER_ID, the answers file or the profile",
);
/// A key of the answers file that nobody knows.
pub const UNKNOWN_ANSWER: Text = text("答案文件中的未知键: {name}", "unknown key in the answers file: {name}");
/// The same with what it may mean.
pub const UNKNOWN_ANSWER_NEAR: Text = text(
    "答案文件中的未知键: {name}（是否为 {nearest}？）",
    "unknown key in the answers file: {name} (did you mean {nearest}?)",
);
