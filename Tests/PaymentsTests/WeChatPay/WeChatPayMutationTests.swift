import HTTPTypes
import Market
import Testing

@testable import Payments

/// At least 100,000 changed notifications, none of which is believed.
@Suite(.serialized) struct WeChatPayMutationTests {
    @Test func oneHundredThousandMutantsAreRefused() async throws {
        try await WeChatPayWorld.with(.publicKey) { world in
            var genuine: [RawNotification] = []
            var strangers: [(String, RawNotification)] = []
            for number in 1...8 {
                let content = WeChatPayNotificationTests.content([("128000", "\(number)2800")])
                genuine.append(try await world.signed(["transaction": content]))
                strangers.append(
                    ("another's key", try await world.signed(["transaction": content, "signer": "other"])))
                let other = WeChatPayNotificationTests.content([("1900000109", "190000020\(number)")])
                strangers.append(("another merchant", try await world.signed(["transaction": other])))
                strangers.append(
                    (
                        "another APIv3 key",
                        try await world.signed([
                            "transaction": content, "key": "0123456789abcdef0123456789abcde\(number)",
                        ])
                    ))
                strangers.append(("stale", try await world.signed(["transaction": content, "age": "\(302 + number)"])))
            }
            // The clock stands, so that time alone refuses none of them.
            let now = WallClock.now()
            let gateway = WeChatPayGateway(world.configuration, now: { now })
            for one in genuine { #expect(try gateway.read(one).state == .paid) }
            let (all, others) = (genuine, strangers)
            let start = ContinuousClock.now
            let tally = await Mutation.run(atLeast: 100_000, seed: 20_261_124, gateway: gateway) { generator in
                let one = all[Int.random(in: all.indices, using: &generator)]
                let other = all[Int.random(in: all.indices, using: &generator)]
                let (kind, mutant) = Self.mutant(of: one, beside: other, others, &generator)
                guard mutant.body != one.body || mutant.headers != one.headers else { return nil }
                return (kind, mutant, nil)
            }
            Mutation.report(tally, of: "WeChat Pay", since: start)
            #expect(tally.believed == [])
            #expect(tally.refusedInAll >= 100_000)
            #expect(tally.readTheSame.isEmpty)
        }
    }

    @Test func genuineOnesShuffledAndRepeatedReadTheSame() async throws {
        try await WeChatPayWorld.with(.publicKey) { world in
            var generator = SeededGenerator(seed: 8)
            var arrivals: [(RawNotification, PaymentNotice)] = []
            for number in 1...20 {
                let content = WeChatPayNotificationTests.content([("128000", "\(number)00")])
                let notification = try await world.signed(["transaction": content])
                let notice = try world.gateway.read(notification)
                #expect(notice.amount == .yuan(Int64(number)))
                arrivals += Array(repeating: (notification, notice), count: Int.random(in: 1...10, using: &generator))
            }
            for (notification, notice) in arrivals.shuffled(using: &generator) {
                #expect(try world.gateway.read(notification) == notice)
            }
        }
    }

    private static let names = ["Timestamp", "Nonce", "Signature", "Serial", "Signature-Type"].map {
        HTTPField.Name("Wechatpay-\($0)")!
    }

    private static func mutant(
        of one: RawNotification, beside other: RawNotification, _ strangers: [(String, RawNotification)],
        _ generator: inout SeededGenerator
    ) -> (String, RawNotification) {
        var headers = one.headers
        let name = names[Int.random(in: names.indices, using: &generator)]
        func with(_ kind: String, body: [UInt8]? = nil) -> (String, RawNotification) {
            (kind, RawNotification(headers: headers, body: body ?? one.body))
        }
        switch Int.random(in: 0..<14, using: &generator) {
        case 0:
            headers[name] = nil
            return with("header dropped")
        case 1:
            headers.append(HTTPField(name: name, value: one.headers[name]!))
            return with("header doubled")
        case 2:
            headers[name] = other.headers[name]
            return with("header of another")
        case 3, 4:
            var value = Array(one.headers[name]!.utf8)
            let place = Int.random(in: value.indices, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: value[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
            case 1: value.remove(at: place)
            case 2: value.append(Array("0=A ".utf8).randomElement(using: &generator)!)
            default: value.insert(Array("0 +".utf8).randomElement(using: &generator)!, at: 0)
            }
            let text = String(decoding: value, as: UTF8.self)
            guard HTTPField.isValidValue(text) else { return with("") }
            headers[name] = text
            // White space around a value is no part of it, so nothing was changed then.
            guard headers[name]?.filter({ $0 != " " }) != one.headers[name] else { return ("", one) }
            return with("header changed")
        case 5: return with("body of another", body: other.body)
        case 6:
            headers = other.headers
            return with("headers of another")
        case 7:
            let text = String(decoding: one.body, as: UTF8.self)
            let spaced = text.replacing("\":", with: "\": ", maxReplacements: Int.random(in: 1...6, using: &generator))
            return with("white space in the JSON", body: Array(spaced.utf8))
        case 8:
            let text = String(decoding: one.body, as: UTF8.self)
            return with(
                "escapes in the JSON", body: Array(text.replacing("TRANSACTION", with: "\\u0054RANSACTION").utf8))
        case 9:
            let (kind, stranger) = strangers[Int.random(in: strangers.indices, using: &generator)]
            return (kind, stranger)
        default:
            let (kind, body) = Mutation.bytes(one.body, &generator)
            return with(kind, body: body)
        }
    }
}
