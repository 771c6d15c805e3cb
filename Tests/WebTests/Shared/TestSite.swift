import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import Web

/// A site with a few routes of its own, one signed-in member, and a clock that stands still.
struct TestSite {
    static let token = "tokentokentokentokentokentokentokentokento1"
    static let nowMs: Int64 = 1_795_394_615_000

    struct Sessions: SessionReader {
        func session(token: String) async throws -> Session? {
            token == TestSite.token ? Session(memberID: "m_lilei", displayName: "李雷") : nil
        }

        func waitingCount(memberID: String) async throws -> Int { 0 }
        func unreadCount(memberID: String) async throws -> Int { 0 }
        func noticeCount(memberID: String) async throws -> Int { 0 }
    }

    let front: Front

    init(_ configuration: SiteConfiguration = SiteConfiguration(logsAccess: false), routes: [Route] = []) {
        let site = Site(
            configuration, sessions: Sessions(), readJSON: FoundationJSON.read, clock: { Self.nowMs },
            logger: Logger(label: "test"))
        front = Front(site, routes)
    }

    func run<T: Sendable>(
        _ setup: TestingSetup = .router, _ test: @Sendable (any TestClientProtocol) async throws -> T
    ) async throws -> T {
        try await Application(responder: front, logger: Logger(label: "test")).test(setup, test)
    }
}

/// Reads JSON for tests by Foundation; the program uses the strict parser of the evidence.
enum FoundationJSON {
    static func read(_ bytes: [UInt8]) throws(JSONUnreadable) -> JSONBody {
        do {
            return body(try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
        } catch {
            throw JSONUnreadable(offsetBytes: 0, reason: "not JSON")
        }
    }

    private static func body(_ value: Any) -> JSONBody {
        switch value {
        case let text as String: .string(text)
        case let number as NSNumber where number.isBool: .bool(number.boolValue)
        case let number as NSNumber:
            Int64(number.stringValue).map(JSONBody.integer) ?? .number(number.doubleValue)
        case let elements as [Any]: .array(elements.map(body))
        case let members as [String: Any]:
            .object(members.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: body($0.value)) })
        default: .null
        }
    }
}

extension NSNumber {
    fileprivate var isBool: Bool { String(cString: objCType) == "c" }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    func cookie(_ name: String) -> String? { headers[values: .setCookie].first { $0.hasPrefix(name + "=") } }
}

extension HTTPFields {
    static let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8", .acceptLanguage: "zh-CN,zh;q=0.9"]
    static let program: HTTPFields = [.accept: "application/json"]
    static let form: HTTPFields = [.accept: "text/html", .contentType: "application/x-www-form-urlencoded"]
    static let signedIn: HTTPFields = [
        .accept: "text/html", .contentType: "application/x-www-form-urlencoded", .cookie: "session=\(TestSite.token)",
    ]

    func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
        var fields = self
        fields[name] = value
        return fields
    }
}
