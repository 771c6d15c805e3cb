import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite struct NegotiationTests {
    @Test(
        arguments: [
            (nil, nil, .page), ("*/*", nil, .page), ("text/html,*/*;q=0.8", nil, .page), ("application/json", nil, .json),
            ("application/json, text/html;q=0.9", nil, .json), ("text/html, application/json", nil, .page),
            ("application/json;q=0.5, text/html;q=0.4", nil, .json), (nil, "application/json", .json),
            ("*/*", "application/json; charset=utf-8", .json), ("text/html", "application/json", .page),
        ] as [(String?, String?, Shape)]) func shape(_ accept: String?, _ type: String?, _ shape: Shape)
    {
        var headers = HTTPFields()
        headers[.accept] = accept
        headers[.contentType] = type
        #expect(Shape.wanted(headers) == shape)
    }

    @Test(
        arguments: [
            (nil, nil, .zh), (nil, "en-GB,en;q=0.9", .en), (nil, "zh-TW,zh;q=0.9,en;q=0.8", .zh),
            (nil, "fr, en;q=0.5, zh;q=0.4", .en),
            (nil, "fr", .zh), ("en", "zh-CN", .en), ("xx", "en", .en), (nil, "*", .zh), (nil, "en;q=0, zh", .zh),
            (nil, ";;,,", .zh),
        ] as [(String?, String?, Language)]) func language(_ cookie: String?, _ accept: String?, _ language: Language)
    {
        #expect(Language.chosen(cookie: cookie.map { $0[...] }, acceptLanguage: accept) == language)
    }

    @Test func jsonIsEscaped() {
        var json = JSONText()
        json.object {
            $0.member("text", "a\"b\\c\n\u{1}<源")
            $0.member("n", -5)
            $0.member("none", String?.none)
            $0.array("list") {
                $0.element("x")
                $0.object { $0.member("y", true) }
                $0.element("z")
            }
            $0.object("empty") { _ in }
            $0.member(named: "k\"", "v")
        }
        #expect(
            String(buffer: json.buffer)
                == #"{"text":"a\"b\\c\n\u0001\u003c源","n":-5,"none":null,"list":["x",{"y":true},"z"],"empty":{},"k\"":"v"}"#)
    }

    @Test func cookiesAreRead() {
        var headers = HTTPFields()
        headers[.cookie] = "a=1;  session=abc ; lang=en; session=second; broken"
        let cookies = Cookies(headers)
        #expect(cookies["session"] == "abc")
        #expect(cookies["lang"] == "en")
        #expect(cookies["broken"] == nil)
        #expect(cookies["sess"] == nil)
    }

    @Test(arguments: ["/a?b=1", "/"]) func ownPathsAreKept(_ path: String) { #expect(LocalPath.safe(path) == path) }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "", "javascript:1", "/源"])
    func otherPathsLeadHome(_ path: String) { #expect(LocalPath.safe(path) == "/") }

    @Test func cursorsAreReadBack() {
        let cursor = Cursor(key: -12, id: "t_1")
        #expect(Cursor(cursor.text) == cursor)
        #expect(Cursor("x.y") == nil)
        #expect(Cursor("1.") == nil)
        #expect(Cursor("1.a b") == nil)
    }
}
