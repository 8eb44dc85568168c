use super::*;
use crate::protocol::{Method, parse_json};

fn masked(method: Method, json: &str) -> Value {
    let request = Request::new(method).with(Key::LoginName, "lisi").with(Key::Password, "hunter2");
    let read = Reply::from_json(request.method(), parse_json(json).unwrap()).unwrap();
    reply(&read, &KnownValues::of(&request))
}

#[test]
fn what_leads_the_way_stays() {
    let login = r#"{"code":"200","msg":"ok","data":{"user_status":0,"unionpay_auth":"1"},"request_id":"r-77"}"#;
    let expected =
        json!({"code": 200, "msg": "ok", "data": {"user_status": 0, "unionpay_auth": "1"}, "request_id": "x-xx"});
    assert_eq!(masked(Method::Login, login), expected);
}

#[test]
fn a_form_keeps_methods_keys_types_and_choices_and_loses_what_was_written_into_it() {
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
fn of_questions_the_numbers_stay_and_what_is_asked_goes() {
    let form = r#"{"code":200,"data":{"next":{"method":"submitQuestion","param":[{"title":"您在某银行的卡","type":19,
        "key":"kbaList[0].options","options":[{"title":"某银行","value":1}]}]}}}"#;
    let field = &masked(Method::GetQuestion, form)["data"]["next"]["param"][0];
    assert_eq!(field["title"], "第 1 题");
    assert_eq!(field["options"], json!([{"title": "xxx", "value": 1}]));
}

#[test]
fn the_offered_methods_and_their_forms_stay() {
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
fn the_blank_picture_is_one() {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD.decode(BLANK_PICTURE).unwrap();
    let mut picture = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; picture.output_buffer_size().unwrap()];
    picture.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, [255]);
}

#[test]
fn of_a_report_only_the_form_is_left() {
    let report = r#"{"code":200,"data":{"name":"李四","score":894,"rate":0.08,"hbaseKey":null,"creditCards":{"unOverdue":
        ["2012年11月9日中国银行发放的贷记卡"]},"updateTime":"2015-11-10"}}"#;
    let expected = json!({"name": "xx", "score": 111, "rate": 1.11, "hbaseKey": null,
        "creditCards": {"unOverdue": ["xxxxxxxxxxxxxxxxxxxx"]}, "updateTime": "xxxx-xx-xx"});
    assert_eq!(masked(Method::ViewReport, report)["data"].to_string(), expected.to_string());
}

#[test]
fn what_a_gateway_says_is_the_documents_text_or_its_shape() {
    let refused = masked(Method::Login, r#"{"code":208101,"msg":"lisi: 密码 hunter2 错误"}"#);
    assert_eq!(refused["msg"], crate::protocol::codes::find(208101).unwrap().vendor_text);
    let unknown = masked(Method::Login, r#"{"code":7,"msg":"李四 is not lisi","hunter2":{"lisi":true}}"#);
    assert_eq!(unknown["msg"], "xx xx xxx xxxx");
    assert_eq!(unknown["***"], json!({"***": true}));
}

#[test]
fn a_short_number_that_is_a_value_does_not_stay() {
    let request = Request::new(Method::OnlineAuthentication).with(Key::Month, "07").with(Key::Year, "15");
    let json = r#"{"code":200,"data":{"m":"07","y":15,"n":12,"user_status":"07","next":{"method":"submitOnlineAuth",
        "param":[{"type":15,"title":"x","key":"a"}]}}}"#;
    let read = Reply::from_json(request.method(), parse_json(json).unwrap()).unwrap();
    let data = &reply(&read, &KnownValues::of(&request))["data"];
    assert_eq!((&data["m"], &data["y"], &data["n"]), (&json!("xx"), &json!(11), &json!(12)));
    assert_eq!((&data["user_status"], &data["next"]["param"][0]["type"]), (&json!("07"), &json!(15)));
}

#[test]
fn a_name_that_nobody_knows_stays_only_if_it_looks_like_one_and_is_no_value() {
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
