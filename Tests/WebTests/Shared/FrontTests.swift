import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Web

@Suite struct FrontTests {
    /// A page of one form.
    struct TestPage: Page {
        static let template = "Shared/refused"
        var title = "试"
        var statusCode = "200"
        var sentence = "试"
        var instead: String? = nil
        var problems: [RefusedPage.Problem] = []
        var isSignInNeeded = false
        var words: [String] = []
        var hasWords = false
        var hasVisitorForm: Bool = true
    }

    struct Broken: Error {}

    static let site = TestSite(routes: [
        .get("/things/:thing") { visit in
            let thing = try visit.segment("thing")
            return .page(TestPage(sentence: thing)) { $0.member("thing", thing) }
        },
        .post("/things", .anyone) { visit in
            var fields = visit.fields()
            let name = fields.text("name", charactersMax: 5)
            try fields.finish()
            return .done(seeOther: "/things/\(PercentCoding.encode(name))", flash: "things", status: .created) {
                $0.member("name", name)
            }
        },
        .post(
            "/again", .anyone,
            formAgain: { visit, refused in
                TestPage(sentence: "again \(visit.typed["name"] ?? "") \(refused.problems.count)")
            }
        ) { visit in
            var fields = visit.fields()
            _ = fields.integer("name", in: 0...9)
            try fields.finish()
            return .done(seeOther: "/")
        },
        .post("/mine-too", .member) { _ in .done(seeOther: "/") },
        .get("/mine", .member) { visit in .page(TestPage(sentence: try visit.member().displayName)) { $0.member("me", true) } },
        .get("/staff", .staff(.mediator)) { _ in .text("no") },
        .get("/broken") { _ in throw Broken() },
        .put("/raw", bytesMax: 10) { visit in
            var count = 0
            for try await chunk in try visit.rawBody(bytesMax: 10) { count += chunk.readableBytes }
            let total = count
            return .done(seeOther: "/") { $0.member("bytes", total) }
        },
    ])

    func run<T: Sendable>(_ test: @Sendable (any TestClientProtocol) async throws -> T) async throws -> T {
        try await Self.site.run(.router, test)
    }

    @Test func theSameAddressAnswersBothShapes() async throws {
        try await run { client in
            let page = try await client.execute(uri: "/things/%E6%BA%90", method: .get, headers: .browser)
            #expect(page.status == .ok)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("<h1>源</h1>"))
            let json = try await client.execute(uri: "/things/%E6%BA%90", method: .get, headers: .program)
            #expect(json.headers[.contentType] == "application/json")
            #expect(json.text == #"{"thing":"源"}"#)
            #expect(json.headers[.vary]?.contains("Accept") == true)
        }
    }

    @Test func headWorks() async throws {
        try await run { client in
            let head = try await client.execute(uri: "/things/a", method: .head, headers: .program)
            #expect(head.status == .ok)
            #expect(head.text.isEmpty)
            #expect(head.headers[.contentLength] == "13")
        }
    }

    @Test func aWrongMethodIs405WithWhatIsAllowed() async throws {
        try await run { client in
            let answer = try await client.execute(uri: "/things/a", method: .delete, headers: .program)
            #expect(answer.status == .methodNotAllowed)
            #expect(answer.headers[.allow] == "GET, HEAD, OPTIONS")
            #expect(answer.text.contains(#""code":"methodNotAllowed""#))
            let options = try await client.execute(uri: "/things", method: .options)
            #expect(options.status == .noContent && options.headers[.allow] == "OPTIONS, POST")
        }
    }

    @Test(arguments: [
        "/nothing", "/things", "/things/%2Fetc", "/things/%FF", "/things/%00", "/things/%", "/things/..", "/things/a%0A",
    ])
    func unknownAddressesAre404(_ path: String) async throws {
        try await run { client in
            let page = try await client.execute(uri: path, method: .get, headers: .browser)
            #expect(page.status == (path == "/things" ? .methodNotAllowed : .notFound))
            #expect(page.text.contains("<!doctype html>"))
        }
    }

    @Test func errorsComeInBothLanguages() async throws {
        try await run { client in
            let json = try await client.execute(uri: "/nothing", method: .get, headers: .program)
            #expect(
                json.text.hasPrefix(#"{"error":{"code":"notFound","message_zh":"这里什么都没有","message_en":"There is nothing here""#))
            let english = try await client.execute(uri: "/nothing", method: .get, headers: .browser.with(.acceptLanguage, "en"))
            #expect(english.text.contains("There is nothing here"))
        }
    }

    @Test func failuresAreNeverShownRaw() async throws {
        try await run { client in
            let page = try await client.execute(uri: "/broken", method: .get, headers: .browser)
            #expect(page.status == .internalServerError)
            #expect(page.text.contains("class=\"reference\""))
            #expect(!page.text.contains("Broken"))
            let json = try await client.execute(uri: "/broken", method: .get, headers: .program)
            #expect(json.text.contains(#""reference":""#))
        }
    }

    @Test func securityFieldsAreOnEveryAnswer() async throws {
        try await run { client in
            for path in ["/things/a", "/nothing", "/broken", "/robots.txt"] {
                let answer = try await client.execute(uri: path, method: .get)
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.strictTransportSecurity] == nil)
            }
        }
    }

    @Test func behindTLSCookiesAreSecure() async throws {
        let site = TestSite(
            SiteConfiguration(publicURL: "https://chengxu.example", formOrigins: ["https://bank.example"], logsAccess: false),
            routes: [.get("/form") { _ in .page(TestPage()) { _ in } }])
        try await site.run { client in
            let answer = try await client.execute(uri: "/form", method: .get, headers: .browser)
            let cookie = try #require(answer.cookie("__Host-visitor"))
            #expect(cookie.hasSuffix("; Path=/; SameSite=Lax; HttpOnly; Secure"))
            #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=") == true)
            #expect(answer.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://bank.example;") == true)
        }
    }

    @Test func aVisitorsFormNeedsItsToken() async throws {
        try await run { client in
            let page = try await client.execute(uri: "/things/a", method: .get, headers: .browser)
            let cookie = try #require(page.cookie("visitor"))
            let secret = String(try #require(cookie.split(separator: ";").first).dropFirst("visitor=".count))
            let token = Token.forForms(secret: secret)
            let headers = HTTPFields.form.with(.cookie, "visitor=\(secret)")
            let good = try await client.execute(
                uri: "/things", method: .post, headers: headers, body: ByteBuffer(string: "name=a&csrf=\(token)"))
            #expect(good.status == .seeOther)
            #expect(good.headers[.location] == "/things/a")
            #expect(good.cookie("flash")?.hasPrefix("flash=things; ") == true)
            for body in ["name=a", "name=a&csrf=", "name=a&csrf=\(token.dropLast())x", "name=a&csrf=\(secret)"] {
                let bad = try await client.execute(uri: "/things", method: .post, headers: headers, body: ByteBuffer(string: body))
                #expect(bad.status == .forbidden, "\(body)")
            }
            let foreign = try await client.execute(
                uri: "/things", method: .post, headers: headers.with(.cookie, "visitor=other" + secret),
                body: ByteBuffer(string: "name=a&csrf=\(token)"))
            #expect(foreign.status == .forbidden)
        }
    }

    /// Who was signed out meanwhile, or refused otherwise, gets the written words back; secrets, tokens and choices are no words.
    @Test func whatWasWrittenIsGivenBack() async throws {
        let body = ByteBuffer(
            string: "text=%E5%86%99%E4%BA%86%E5%BE%88%E4%B9%85+%3Cb%3E&password=my+own+word&kind=quality&csrf=x+y")
        try await run { client in
            for headers in [HTTPFields.form, .signedIn] {
                let path = headers == .form ? "/mine-too" : "/things"
                let refused = try await client.execute(uri: path, method: .post, headers: headers, body: body)
                #expect(refused.status == (headers == .form ? .unauthorized : .forbidden))
                #expect(refused.text.contains(">写了很久 &lt;b&gt;</textarea>"), "\(refused.text)")
                #expect(!refused.text.contains("my own word") && !refused.text.contains(">quality<"))
                #expect(!refused.text.contains("x y"))
            }
            let foreign = try await client.execute(
                uri: "/mine-too", method: .post, headers: .form.with(.secFetchSite, "cross-site"), body: body)
            #expect(!foreign.text.contains("写了很久"))
        }
    }

    @Test func aSessionsFormNeedsTheSessionsToken() async throws {
        try await run { client in
            let token = Token.forForms(secret: TestSite.token)
            let body = ByteBuffer(string: "name=a&csrf=\(token)")
            let good = try await client.execute(uri: "/things", method: .post, headers: .signedIn, body: body)
            #expect(good.status == .seeOther)
            let byHeader = try await client.execute(
                uri: "/things", method: .post, headers: .signedIn.with(.formToken, token), body: ByteBuffer(string: "name=a"))
            #expect(byHeader.status == .seeOther)
            let without = try await client.execute(
                uri: "/things", method: .post, headers: .signedIn, body: ByteBuffer(string: "name=a"))
            #expect(without.status == .forbidden)
            for (field, value) in [
                (HTTPField.Name.origin, "https://evil.example"), (.origin, "null"), (.secFetchSite, "cross-site"),
                (.secFetchSite, "same-site"),
            ] {
                let foreign = try await client.execute(
                    uri: "/things", method: .post, headers: .signedIn.with(field, value), body: body)
                #expect(foreign.status == .forbidden, "\(value)")
                #expect(foreign.text.contains("来自别的网站"))
            }
            let own = try await client.execute(
                uri: "/things", method: .post,
                headers: .signedIn.with(.origin, "http://localhost").with(.secFetchSite, "same-origin"), body: body)
            #expect(own.status == .seeOther)
        }
    }

    @Test func aProgramWithABearerTokenNeedsNone() async throws {
        try await run { client in
            let headers = HTTPFields.program.with(.contentType, "application/json").with(.authorization, "Bearer \(TestSite.token)")
            let good = try await client.execute(
                uri: "/things", method: .post, headers: headers, body: ByteBuffer(string: #"{"name":"a"}"#))
            #expect(good.status == .created)
            #expect(good.text == #"{"name":"a"}"#)
            let cookie = HTTPFields.program.with(.contentType, "application/json").with(.cookie, "session=\(TestSite.token)")
            let bad = try await client.execute(
                uri: "/things", method: .post, headers: cookie, body: ByteBuffer(string: #"{"name":"a"}"#))
            #expect(bad.status == .forbidden)
        }
    }

    @Test(arguments: [
        (#"{"name":"#, HTTPResponse.Status.badRequest, "jsonMalformed"), ("[1]", .badRequest, "jsonNotAnObject"),
        (#"{"name":5}"#, .unprocessableContent, "fieldsWrong"), (#"{"name":"a","more":1}"#, .unprocessableContent, "fieldsWrong"),
        (#"{"name":"abcdefg"}"#, .unprocessableContent, "fieldsWrong"), ("{}", .unprocessableContent, "fieldsWrong"),
    ]) func badJSONIsRefused(_ body: String, _ status: HTTPResponse.Status, _ code: String) async throws {
        try await run { client in
            let answer = try await client.execute(
                uri: "/things", method: .post, headers: .program.with(.contentType, "application/json"),
                body: ByteBuffer(string: body))
            #expect(answer.status == status)
            #expect(answer.text.contains("\"code\":\"\(code)\""))
        }
    }

    @Test func otherTypesAndLargeBodiesAreRefused() async throws {
        try await run { client in
            let type = try await client.execute(
                uri: "/things", method: .post,
                headers: .program.with(.contentType, "text/csv").with(.authorization, "Bearer \(TestSite.token)"),
                body: ByteBuffer(string: "a"))
            #expect(type.status == .unsupportedMediaType)
            let large = ByteBuffer(string: "name=" + String(repeating: "x", count: Limits.formBytesMax))
            let answer = try await client.execute(uri: "/things", method: .post, headers: .signedIn, body: large)
            #expect(answer.status == .contentTooLarge)
            let bearer = HTTPFields.program.with(.authorization, "Bearer \(TestSite.token)")
            let raw = try await client.execute(uri: "/raw", method: .put, headers: bearer, body: ByteBuffer(string: "0123456789"))
            #expect(raw.text == #"{"bytes":10}"#)
            let tooMuch = try await client.execute(
                uri: "/raw", method: .put, headers: bearer, body: ByteBuffer(string: "01234567890"))
            #expect(tooMuch.status == .contentTooLarge)
        }
    }

    @Test func aRefusedFormComesBackFilled() async throws {
        try await run { client in
            let body = ByteBuffer(string: "name=abc&csrf=\(Token.forForms(secret: TestSite.token))")
            let page = try await client.execute(uri: "/again", method: .post, headers: .signedIn, body: body)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("again abc 1"))
        }
    }

    @Test func membersOnly() async throws {
        try await run { client in
            let page = try await client.execute(uri: "/mine?a=1", method: .get, headers: .browser)
            #expect(page.status == .seeOther)
            #expect(page.headers[.location] == "/session/new?back=%2Fmine%3Fa%3D1")
            let json = try await client.execute(uri: "/mine", method: .get, headers: .program)
            #expect(json.status == .unauthorized && json.headers[.wwwAuthenticate] == "Bearer")
            let mine = try await client.execute(uri: "/mine", method: .get, headers: .signedIn)
            #expect(mine.text.contains("李雷"))
            let staff = try await client.execute(uri: "/staff", method: .get, headers: .signedIn)
            #expect(staff.status == .notFound)
        }
    }
}
