import Testing

@testable import Market

@Suite struct LicenceExpressionTests {
    @Test(arguments: [
        "MIT", "GPL-2.0+", "MIT OR Apache-2.0", "MIT AND (BSD-3-Clause OR Zlib)", "((MIT))",
        "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-own", "DocumentRef-a:LicenseRef-b",
        "(MIT AND Zlib) OR GPL-3.0-or-later WITH x AND ISC",
    ])
    func wellFormed(text: String) { #expect(LicenceExpression.isWellFormed(text)) }

    @Test(arguments: [
        "", " ", "MIT OR", "OR MIT", "MIT MIT", "(MIT", "MIT)", "()", "MIT WITH", "WITH x", "MIT WITH AND",
        "(MIT OR Zlib) WITH x", "木兰", "MIT,Zlib", "MIT\nOR Zlib", "MIT\u{301}",
        String(repeating: "(", count: 100) + "MIT" + String(repeating: ")", count: 100),
    ])
    func malformed(text: String) { #expect(!LicenceExpression.isWellFormed(text)) }
}
