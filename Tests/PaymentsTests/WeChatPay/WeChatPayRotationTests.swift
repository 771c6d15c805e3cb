import Foundation
import HTTPTypes
import Market
import Testing

@testable import Payments

/// WeChat Pay changes its certificates while payments go on.
@Suite(.serialized) struct WeChatPayRotationTests {
    private struct Count: Decodable { let fetches: Int }

    private static func fetches(_ double: ProviderDouble) async throws -> Int {
        try JSONDecoder().decode(Count.self, from: Data(try await double.command("count", [String: String]()).utf8))
            .fetches
    }

    @Test func anUnknownSerialIsFetchedAndTheOldOneStaysValid() async throws {
        let double = try await WeChatPayWorld.start(.platform)
        try await WeChatPayWorld.with(own: double, fetchPauseMs: 0) { world in
            let gateway = world.gateway
            let content = ["transaction": WeChatPayNotificationTests.content()]
            try await gateway.fetchCertificates()
            let old = try await world.signed(content)
            #expect(try gateway.read(old) == WeChatPayNotificationTests.notice)

            // The new one is listed, and signs, before we have heard of it.
            try await double.command("rotate", ["stage": "switch"])
            let new = try await world.signed(content)
            #expect(throws: NotificationRefusal.unknownSigner) { try gateway.read(new) }
            // It is being fetched by then; when the same notification comes again, it is believed.
            var notice: PaymentNotice?
            for _ in 1...100 where notice == nil {
                try await Task.sleep(for: .milliseconds(20))
                notice = try? gateway.read(new)
            }
            #expect(notice == WeChatPayNotificationTests.notice)
            #expect(try gateway.read(old) == WeChatPayNotificationTests.notice)

            // Once WeChat Pay lists only the new one, the old one is valid to its end all the same.
            try await double.command("rotate", ["stage": "only"])
            try await gateway.fetchCertificates()
            #expect(try gateway.read(old) == WeChatPayNotificationTests.notice)
            #expect(try gateway.read(new) == WeChatPayNotificationTests.notice)
            #expect(try await gateway.query(.fresh()) == .unknown)
        }
        try double.stop()
    }

    @Test func preparingFetchesBeforeReading() async throws {
        let double = try await WeChatPayWorld.start(.platform)
        try await WeChatPayWorld.with(own: double) { world in
            let notification = try await world.signed(["transaction": WeChatPayNotificationTests.content()])
            try await world.gateway.prepare(notification)
            #expect(try world.gateway.read(notification) == WeChatPayNotificationTests.notice)
            #expect(try await Self.fetches(double) == 1)
            // Whoever sends unknown serial numbers does not make us ask again and again.
            var headers = notification.headers
            for number in 0..<20 {
                headers[HTTPField.Name("Wechatpay-Serial")!] = "ABCDEF0\(number)"
                let forged = RawNotification(headers: headers, body: notification.body)
                try await world.gateway.prepare(forged)
                #expect(throws: NotificationRefusal.unknownSigner) { try world.gateway.read(forged) }
            }
            #expect(try await Self.fetches(double) == 1)
        }
        try double.stop()
    }

    @Test func whoComesFirstFetchesForAll() async throws {
        let double = try await WeChatPayWorld.start(.platform)
        try await WeChatPayWorld.with(own: double) { world in
            try await withThrowingTaskGroup(of: PaymentStatus.self) { group in
                for _ in 0..<12 { group.addTask { try await world.gateway.query(.fresh()) } }
                for try await status in group { #expect(status == .unknown) }
            }
            #expect(try await Self.fetches(double) == 1)
        }
        try double.stop()
    }

    @Test func aCertificateThatHasEndedIsWorthNothing() async throws {
        let double = try await WeChatPayWorld.start(.platform)
        try await WeChatPayWorld.with(own: double, fetchPauseMs: 0) { world in
            try await double.command("rotate", ["stage": "ended"])
            let notification = try await world.signed(["transaction": WeChatPayNotificationTests.content()])
            await #expect(throws: GatewayFailure.forged) { try await world.gateway.fetchCertificates() }
            #expect(throws: NotificationRefusal.unknownSigner) { try world.gateway.read(notification) }
            // It says that there is no such payment, but nobody whom we know signed that.
            await #expect(throws: GatewayFailure.serverError(status: 404)) { try await world.gateway.query(.fresh()) }
        }
        // And one that is valid today is not believed when its time is over.
        try await double.command("rotate", ["stage": "only"])
        let clock = Clock()
        let now: @Sendable () -> Timestamp = { clock.now }
        try await WeChatPayWorld.with(own: double, now: now) { world in
            try await world.gateway.fetchCertificates()
            clock.addMs(25 * 3_600_000)
            let stale = try await world.signed(["transaction": WeChatPayNotificationTests.content(), "age": "-90000"])
            #expect(throws: NotificationRefusal.unknownSigner) { try world.gateway.read(stale) }
        }
        try double.stop()
    }

    @Test func listsThatWereNotEncryptedForUsAreNotBelieved() async throws {
        try await WeChatPayWorld.with { world in
            var configuration = world.configuration
            configuration.apiKey = WeChatPayAPIKey("0123456789abcdef0123456789abcdef")!
            let stranger = WeChatPayGateway(configuration)
            await #expect(throws: GatewayFailure.malformed("encrypt_certificate")) {
                try await stranger.fetchCertificates()
            }
        }
    }

    /// A clock that stands ahead of the wall's by as much as it is told.
    private final class Clock: Sendable {
        private let ahead = LockedBox<Int64>(0)
        var now: Timestamp { Timestamp(ms: WallClock.now().ms + ahead.value) }
        func addMs(_ ms: Int64) { ahead.set(ahead.value + ms) }
    }
}
