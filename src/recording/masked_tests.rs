use super::*;
use crate::protocol::{Method, parse_json};

fn masked(method: Method, json: &str) -> Value {
    let request = Request::new(method).with(Key::LoginName, "lisi").with(Key::Password, "hunter2");
    let read = Reply::from_json(request.method(), parse_json(json).unwrap()).unwrap();
    reply(&read, &KnownValues::of(&request))
}

#[test]
fn members_that_lead_the_client_are_kept() {
    let login = r#"{"code":"200","msg":"ok","data":{"user_status":0,"unionpay_auth":"1"},"request_id":"r-77"}"#;
    let expected =
        json!({"code": 200, "msg": "ok", "data": {"user_status": 0, "unionpay_auth": "1"}, "request_id": "x-xx"});
    assert_eq!(masked(Method::Login, login), expected);
}

#[test]
fn a_form_keeps_methods_keys_types_and_choices_but_not_its_values() {
    let form = r#"{"code":200,"data":{"next":{"method":"onlineAuthentication ","param":[
        {"title":"李四的手机","hint":"138****5000","type":4,"key":" cellphone","value":"13800005000","options":[],
         "refreshMethod":"getOnlineMessageCode","refreshParam":[{"key":"cellphone","value":""},{"key":"type","value":2}]},
        {"title":"清单","type":15,"key":"x"}]}}}"#;
    let masked = masked(Method::OnlineValidateCard, form);
    let expected = json!({"method": "onlineAuthentication", "param": [
        {"title": "手机号", "hint": "xxx****xxxx", "type": 4, "key": "cellphone", "value": "1***", "options": [],
         "refreshMethod": "getOnlineMessageCode", "refreshParam": [{"key": "cellphone", "value": ""}, {"key": "type", "value": 2}]},
        {"title": "xx", "type": 15, "key": "x"}]});
    assert_eq!(masked["data"]["next"], expected);
}

#[test]
fn questions_keep_their_option_numbers_but_not_their_text() {
    let form = r#"{"code":200,"data":{"next":{"method":"submitQuestion","param":[{"title":"您在某银行的卡","type":19,
        "key":"kbaList[0].options","options":[{"title":"某银行","value":1}]}]}}}"#;
    let field = &masked(Method::GetQuestion, form)["data"]["next"]["param"][0];
    assert_eq!(field["title"], "第 1 题");
    assert_eq!(field["options"], json!([{"title": "xxx", "value": 1}]));
}

#[test]
fn the_offered_methods_and_their_forms_are_kept() {
    let rules = r#"{"code":200,"data":{"rules":[{"title":"银联验证","id":2,"next":{"method":"onlineValidateCard","param":[
        {"title":"卡号","type":6,"key":"bank_card"}]}}]}}"#;
    let rule = &masked(Method::GetVerifyMethod, rules)["data"]["rules"][0];
    assert_eq!((&rule["id"], &rule["next"]["method"]), (&json!(2), &json!("onlineValidateCard")));
    assert_eq!(rule["next"]["param"][0]["title"], "银行卡号");
}

#[test]
fn codes_and_pictures_are_replaced() {
    let auth = r#"{"code":200,"data":{"next":{"method":"submitOnlineAuth","param":[
        {"title":"银联认证码","type":7,"key":"unionpay_code","value":"uikie9"}]}}}"#;
    assert_eq!(masked(Method::OnlineAuthentication, auth)["data"]["next"]["param"][0]["value"], "***");
    let bare = masked(Method::OnlineAuthentication, r#"{"code":200,"data":"uikie9"}"#);
    assert_eq!(bare["data"], "xxxxxx");
    for data in [r#""aGVsbG8=""#, r#"{"pic_code":"aGVsbG8="}"#] {
        let picture = masked(Method::GetPicCode, &format!("{{\"code\":200,\"data\":{data}}}"));
        assert!(picture.to_string().contains(BLANK_PICTURE) && !picture.to_string().contains("aGVsbG8"), "{picture}");
    }
}

#[test]
fn the_blank_picture_can_be_decoded() {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD.decode(BLANK_PICTURE).unwrap();
    let mut picture = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; picture.output_buffer_size().unwrap()];
    picture.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, [255]);
}

#[test]
fn a_report_keeps_only_its_shape() {
    let report = r#"{"code":200,"data":{"name":"李四","score":894,"rate":0.08,"hbaseKey":null,"creditCards":{"unOverdue":
        ["2012年11月9日中国银行发放的贷记卡"]},"updateTime":"2015-11-10"}}"#;
    let expected = json!({"name": "xx", "score": 111, "rate": 1.11, "hbaseKey": null,
        "creditCards": {"unOverdue": ["xxxxxxxxxxxxxxxxxxxx"]}, "updateTime": "xxxx-xx-xx"});
    assert_eq!(masked(Method::ViewReport, report)["data"].to_string(), expected.to_string());
}

#[test]
fn a_message_becomes_the_documents_text_or_a_shape() {
    let refused = masked(Method::Login, r#"{"code":208101,"msg":"lisi: 密码 hunter2 错误"}"#);
    assert_eq!(refused["msg"], crate::protocol::codes::find(208101).unwrap().vendor_text);
    let unknown = masked(Method::Login, r#"{"code":7,"msg":"李四 is not lisi","hunter2":{"lisi":true}}"#);
    assert_eq!(unknown["msg"], "xx xx xxx xxxx");
    assert_eq!(unknown["***"], json!({"***": true}));
}

#[test]
fn a_short_number_that_is_a_known_value_is_masked() {
    let request = Request::new(Method::OnlineAuthentication).with(Key::Month, "07").with(Key::Year, "15");
    let json = r#"{"code":200,"data":{"m":"07","y":15,"n":12,"user_status":"07","next":{"method":"submitOnlineAuth",
        "param":[{"type":15,"title":"x","key":"a"}]}}}"#;
    let read = Reply::from_json(request.method(), parse_json(json).unwrap()).unwrap();
    let data = &reply(&read, &KnownValues::of(&request))["data"];
    assert_eq!((&data["m"], &data["y"], &data["n"]), (&json!("xx"), &json!(11), &json!(12)));
    assert_eq!((&data["user_status"], &data["next"]["param"][0]["type"]), (&json!("07"), &json!(15)));
}

#[test]
fn an_unknown_member_name_is_kept_only_if_it_looks_like_a_name_and_is_not_a_known_value() {
    let json = r#"{"code":200,"王小明":1,"wang@example.com":2,"more_of-it[1]":3,"data":{"rules":[
        {"id":1,"next":{"method":"hunter2","param":[]}},{"id":2,"next":{"method":"sendSms","param":[
        {"type":1,"key":"王小明"},{"type":1,"key":"x-hunter2"},{"type":1,"key":"city","refreshMethod":"13800005000"},
        {"type":1,"key":"version","value":"王小明"},{"type":1,"key":"version","value":"2.0"}]}}]}}"#;
    let masked = masked(Method::Login, json);
    let names: Vec<&String> = masked.as_object().unwrap().keys().collect();
    assert_eq!(names, ["code", "msg", "data", "*", "more_of-it[1]"]);
    let rules = &masked["data"]["rules"];
    assert_eq!((&rules[0]["next"]["method"], &rules[1]["next"]["method"]), (&json!("***"), &json!("sendSms")));
    let fields = rules[1]["next"]["param"].as_array().unwrap();
    let keys: Vec<_> = fields.iter().map(|field| field["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["*", "***", "city", "version", "version"]);
    assert_eq!(
        (&fields[2]["refreshMethod"], &fields[3]["value"], &fields[4]["value"]),
        (&json!("*"), &json!("xxx"), &json!("2.0"))
    );
}

/// `hunter2` as it may be hidden in a name: in base64 at each alignment, in hexadecimal digits, in other letters, split
/// up.
const RECAST: [&str; 9] = [
    "aHVudGVyMg",
    "eGh1bnRlcjI",
    "eHhodW50ZXIy",
    "user_aHVudGVyMg",
    "a.HVud.GVyMg",
    "hUNTER2",
    "h.u.n.t.e.r.2",
    "hun_ter-2",
    "x68x75x6ex74x65x72x32",
];

#[test]
fn a_name_that_spells_a_value_differently_is_hidden_everywhere() {
    for name in RECAST {
        let json = json!({"code": 200, name: 1, "data": {name: {name: []}, "rules": [
            {"id": 1, "next": {"method": name, "param": [{"type": 1, "key": name, "refreshMethod": name}]}}]}});
        let masked = masked(Method::GetVerifyMethod, &json.to_string());
        assert!(!masked.to_string().contains(name), "{name} in {masked}");
        assert!(["***", "*"].map(Value::from).contains(&masked["data"]["rules"][0]["next"]["method"]), "{masked}");
    }
}

#[test]
fn a_list_of_digits_does_not_reveal_a_number() {
    let masked = masked(Method::Login, r#"{"code":200,"data":{"list":[6,2,50,[0,4]],"n":7}}"#);
    assert_eq!(masked["data"], json!({"list": [1, 1, 11, [1, 1]], "n": 7}));
}

#[test]
fn a_password_of_signs_does_not_show_through_a_shape() {
    let request = Request::new(Method::Login).with(Key::Password, "!@#$%^&*");
    let known = KnownValues::of(&request);
    for text in ["password: !@#$%^&*", "! @ # $ % ^ & *", "！＠＃＄％＾＆＊"] {
        let json = json!({"code": 7, "msg": text, "data": {"a": text, "b": "1-2"}});
        let read = Reply::from_json(request.method(), json).unwrap();
        let masked = reply(&read, &known);
        assert_eq!(
            (&masked["msg"], &masked["data"]["a"], &masked["data"]["b"]),
            (&json!("***"), &json!("***"), &json!("x-x"))
        );
    }
}

#[test]
fn another_keys_value_under_an_open_key_is_hidden_in_the_request() {
    let known = KnownValues::of(&Request::new(Method::Login).with(Key::Password, "hunter2"));
    let sent = Request::new(Method::ViewReport).with(Key::Version, "aHVudGVyMg==");
    let plain = Request::new(Method::ViewReport).with(Key::Version, "2.0");
    let version = |sent: &Request| request(sent, &Merchant::default(), &known)["biz_data"]["version"].clone();
    assert_eq!((version(&sent), version(&plain)), (json!("***"), json!("2.0")));
}

#[test]
fn a_mask_that_would_show_part_of_another_value_hides_everything() {
    let request = Request::new(Method::OnlineAuthentication).with(Key::CardPassword, "4711");
    let form = r#"{"code":200,"data":{"bank_card":"99999999994711","more":{"bank_card":"6250000000000004"}}}"#;
    let read = Reply::from_json(request.method(), parse_json(form).unwrap()).unwrap();
    let data = &reply(&read, &KnownValues::of(&request))["data"];
    assert_eq!((&data["bank_card"], &data["more"]["bank_card"]), (&json!("***"), &json!("***0004")));
}

/// A reply of 200 kB, like a report: a hundred names, a thousand times each.
fn long_reply() -> Reply {
    let entry: Map<String, Value> = (0..100).map(|n| (format!("creditLimit_{n}x"), json!(n * 1000))).collect();
    let json = json!({"code": 200, "data": {"list": vec![Value::Object(entry); 90]}});
    assert!(json.to_string().len() > 190_000);
    Reply::from_json(&Method::ViewReport.into(), json).unwrap()
}

#[test]
fn fifteen_known_values_hardly_slow_down_recording_a_long_reply() {
    let values =
        ["hunter2", "p@ss-w0rd!", "6250000000000004", "990000195501010040", "李四", "13800005000", "07", "000"];
    let known = KnownValues::default();
    for (n, value) in values.iter().chain(&values[..7]).enumerate() {
        known.learn(&Key::Password, &format!("{value}{n}"));
    }
    let long = long_reply();
    let nothing = KnownValues::default();
    let time = |known: &KnownValues| {
        let started = std::time::Instant::now();
        assert!(reply(&long, known).is_object());
        started.elapsed()
    };
    // Alternate the two, so that other load on the machine affects both alike.
    let rounds: Vec<_> = (0..12).map(|_| (time(&known), time(&nothing))).collect();
    let best = |times: &mut dyn Iterator<Item = std::time::Duration>| times.min().unwrap_or_default();
    let with = best(&mut rounds.iter().map(|(with, _)| *with));
    let without = best(&mut rounds.iter().map(|(_, without)| *without));
    println!("{with:?} with 15 known values, {without:?} with none");
    assert!(with < 5 * without, "{with:?} with 15 known values, {without:?} with none");
}
