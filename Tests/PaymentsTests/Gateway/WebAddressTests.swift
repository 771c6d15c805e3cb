import Testing

@testable import Payments

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080/notify", "http://127.0.0.1:8080"), ("https://shop.example", "https://shop.example"),
        ("https://shop.example?a=b", "https://shop.example"), ("http://[::1]:80/x", "http://[::1]:80"),
        ("https://a-b.example/trades/1?x=%E8%AF%9A&y=1", "https://a-b.example"),
    ])
    func addressesHaveAnOrigin(_ text: String, _ origin: String) {
        #expect(WebAddress(text)?.origin == origin)
        #expect(WebAddress(text)?.text == text)
    }

    @Test(arguments: [
        "", "http://", "https:///x", "ftp://a/", "HTTP://a/", "//a/b", "/b", "javascript:alert(1)", "http://a b/",
        "http://user@a/", "http://a/#x", "http://a:0/", "http://a:65536/", "http://a:080/", "http://a:/", "http://a;b/",
        "http://a'/", "http://a\"/", "http://诚序/", "http://a/诚", "http://a\r\nx: y/", "http://[::1/", "http://[]/",
        "http://[::g]/", "http://a/<", "http://[::1]x/",
    ])
    func otherTextsAreNone(_ text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func theLengthIsBounded() {
        let fitting = "http://a/" + String(repeating: "x", count: WebAddress.bytesMax - 9)
        #expect(WebAddress(fitting) != nil)
        #expect(WebAddress(fitting + "x") == nil)
    }
}
