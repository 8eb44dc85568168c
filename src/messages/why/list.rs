//! Reasons why a list of applicants, or a row of it, cannot be used.

use super::{Text, text};

/// Reading failed.
pub const READ: Text = text("无法读取名单（{reason}）");
/// Reading failed in the middle.
pub const INTERRUPTED: Text = text("第 {line} 行：名单无法继续读取，未导入任何行（{reason}）");
/// The list is empty.
pub const EMPTY: Text = text("名单为空");
/// The list is a single JSON array.
pub const ARRAY: Text = text("名单是一整个 JSON 数组：请每行写一个对象，外面不加方括号，行间不加逗号");
/// The header.
pub const HEADER: Text = text("第 {line} 行：{problem}");
/// The list has no header.
pub const NO_COLUMNS: Text = text("没有可识别的列名：第一行应列出列名，如 user_id,login_name,password");
/// An unknown column.
pub const UNKNOWN_COLUMN: Text = text("第 {at} 列{name}无法识别{meant}");
/// The name of the unknown column.
pub const NAMED: Text = text("（{name}）");
/// The nearest name.
pub const MEANT: Text = text("（是否为 {nearest}？）");
/// A column that occurs twice.
pub const COLUMN_TWICE: Text = text("第 {at} 列（{name}）重复");
/// A column that every list needs.
pub const COLUMN_MISSING: Text = text("缺少 {name} 列");
/// A name that is not UTF-8.
pub const NAME_NOT_TEXT: Text = text("列名中含有无法识别的字符");

/// An unclosed quote.
pub const UNCLOSED_QUOTE: Text = text("引号没有闭合");
/// Text after a closing quote.
pub const AFTER_QUOTE: Text = text("闭合引号之后还有内容：字段内的引号应写两遍");
/// Too long.
pub const TOO_LONG: Text = text("超过 {limit} 字节");

/// A row.
pub const ROW: Text = text("第 {line} 行：{problem}");
/// A cell of a row.
pub const CELL: Text = text("第 {line} 行 {column}：{problem}");
/// A different number of fields than the header.
pub const FIELDS: Text = text("有 {found} 个字段，而表头有 {expected} 个");
/// A value whose column has no name.
pub const NAMELESS: Text = text("第 {at} 列没有列名，却有内容");
/// Not JSON.
pub const JSON: Text = text("第 {at} 个字符处不是有效的 JSON{why}");
/// Not an object.
pub const NOT_AN_OBJECT: Text = text("不是由键和值组成的 JSON 对象");
/// An unknown key.
pub const UNKNOWN_KEY: Text = text("无法识别的键{meant}");
/// A key that occurs twice.
pub const TWICE: Text = text("给出了两次");
/// Not UTF-8.
pub const NOT_TEXT: Text = text("含有无法识别的字符：名单应从头到尾是 UTF-8 或 GB18030");
/// Neither text nor number.
pub const WRONG_TYPE: Text = text("应为带引号的文本，不能是{found}");
/// A number that may have lost digits.
pub const NUMBER_UNSAFE: Text = text("写成了数字，可能丢失位数，请加引号");
/// A number that a spreadsheet changed.
pub const SPOILT: Text = text("{how}：请在 Excel 中先把该列设为“文本”格式，再重新填入号码并保存名单");
/// The spreadsheet wrote a power of ten.
pub const EXPONENT: Text = text("表格软件把号码写成了科学计数法，位数已丢失");
/// The spreadsheet added a decimal point.
pub const FRACTION: Text = text("表格软件给号码加上了小数点");
/// The spreadsheet replaced digits by zeros.
pub const ROUNDED: Text = text("表格软件把号码末尾几位改成了 0");
/// A required value is missing.
pub const MISSING: Text = text("缺少");
/// The user_id of an earlier row.
pub const DUPLICATE: Text = text("与第 {first} 行相同");
/// The file of an earlier row's report.
pub const SAME_FILE: Text = text("报告文件与第 {first} 行的相同");
/// Not five answers.
pub const QUESTION_ANSWERS: Text = text("需要五个选项编号，如 1,2,3,1,5");
/// Not a route.
pub const ROUTE: Text = text("验证方式应为 auto、unionpay 或 questions");
/// Not a valid file name.
pub const FILE_NAME: Text = text("不能作为文件名：{problem}");
/// It is empty.
pub const BLANK: Text = text("为空");
/// It contains a path separator.
pub const SLASH: Text = text("含有 /");
/// It is `.` or `..`.
pub const DOTS: Text = text(". 和 .. 是目录名");
/// A control character.
pub const CONTROL: Text = text("含有控制字符");
/// Too long for a name.
pub const LONG: Text = text("超过 200 字节");
/// A placeholder that a pattern cannot have.
pub const PLACE: Text = text("文件名模式中只能有 user_id 这一个占位符");
/// An empty reference to the consent.
pub const AUTHORIZATION_BLANK: Text = text("授权书的存放处为空");
/// A reference of more than one line.
pub const AUTHORIZATION_CONTROL: Text = text("授权书的存放处应为一行文字");
/// A reference that is too long.
pub const AUTHORIZATION_LONG: Text = text("授权书的存放处超过 200 个字符");
