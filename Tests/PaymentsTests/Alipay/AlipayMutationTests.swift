import CryptoExtras
import HTTPTypes
import Market
import Testing

@testable import Payments

/// At least 100,000 changed notifications, none of which is believed.
@Suite(.serialized) struct AlipayMutationTests {
    @Test func oneHundredThousandMutantsAreRefused() async throws {
        try await AlipayWorld.with { world in
            var genuine: [(form: URLEncodedForm, body: [UInt8], notice: PaymentNotice)] = []
            for number in 0..<8 {
                var fields = AlipayNotificationTests.fields
                fields["out_trade_no"] = PaymentID.fresh().rawValue
                fields["total_amount"] = "\(number + 1)28\(number).0\(number)"
                let notification = try await world.signed(fields)
                genuine.append(
                    (
                        URLEncodedForm(parsing: notification.body)!, notification.body,
                        try world.gateway.read(notification)
                    ))
            }
            // Genuinely signed, or signed by somebody else, and in neither case for us.
            var strangers: [(String, [UInt8])] = []
            for number in 0..<8 {
                var fields = AlipayNotificationTests.fields
                fields["total_amount"] = "\(number + 1).00"
                strangers.append(("another's key", try await world.signed(fields, key: "other").body))
                fields["seller_id"] = "208810111222333\(number == 4 ? 9 : number)"
                strangers.append(("another merchant", try await world.signed(fields).body))
                fields["seller_id"] = AlipayWorld.sellerID
                fields["app_id"] = "202100410000000\(number == 1 ? 9 : number)"
                strangers.append(("another application", try await world.signed(fields).body))
            }
            let (all, others) = (genuine, strangers)
            let start = ContinuousClock.now
            let tally = await Mutation.run(atLeast: 100_000, seed: 20_261_123, gateway: world.gateway) { generator in
                let one = all[Int.random(in: all.indices, using: &generator)]
                let other = all[Int.random(in: all.indices, using: &generator)]
                let (kind, body) = Self.mutant(of: one, beside: other, others, &generator)
                guard body != one.body else { return nil }
                return (kind, RawNotification(headers: [:], body: body), kind == "reordered" ? one.notice : nil)
            }
            Mutation.report(tally, of: "Alipay", since: start)
            #expect(tally.believed == [])
            #expect(tally.refusedInAll >= 100_000)
            // The signature is over the fields in the order of their names, so another order says the same and no more.
            #expect(Set(tally.readTheSame.keys) == ["reordered"])
        }
    }

    @Test func genuineOnesShuffledAndRepeatedReadTheSame() async throws {
        try await AlipayWorld.with { world in
            var generator = SeededGenerator(seed: 7)
            var arrivals: [(RawNotification, PaymentNotice)] = []
            for number in 1...20 {
                var fields = AlipayNotificationTests.fields
                fields["out_trade_no"] = PaymentID.fresh().rawValue
                fields["total_amount"] = "\(number).00"
                let notification = try await world.signed(fields)
                let notice = try world.gateway.read(notification)
                #expect(notice.amount == .yuan(Int64(number)))
                let copies = Int.random(in: 1...10, using: &generator)
                arrivals += Array(repeating: (notification, notice), count: copies)
            }
            for (notification, notice) in arrivals.shuffled(using: &generator) {
                #expect(try world.gateway.read(notification) == notice)
            }
        }
    }

    private static func mutant(
        of one: (form: URLEncodedForm, body: [UInt8], notice: PaymentNotice),
        beside other: (form: URLEncodedForm, body: [UInt8], notice: PaymentNotice), _ strangers: [(String, [UInt8])],
        _ generator: inout SeededGenerator
    ) -> (String, [UInt8]) {
        var fields = one.form.fields
        let place = Int.random(in: fields.indices, using: &generator)
        func written(_ kind: String) -> (String, [UInt8]) { (kind, Array(URLEncodedForm(fields).text.utf8)) }
        switch Int.random(in: 0..<16, using: &generator) {
        case 0:
            fields.remove(at: place)
            return written("field dropped")
        case 1:
            fields.insert(fields[place], at: Int.random(in: 0...fields.count, using: &generator))
            return written("field doubled")
        case 2:
            fields.append((fields[place].name, "1"))
            return written("field doubled with another value")
        case 3:
            fields.shuffle(using: &generator)
            return written("reordered")
        case 4:
            let second = Int.random(in: fields.indices, using: &generator)
            (fields[place].value, fields[second].value) = (fields[second].value, fields[place].value)
            return written("values exchanged")
        case 5:
            fields[place].value = other.form.fields.first { $0.name == fields[place].name }?.value ?? ""
            return written("value of another notification")
        case 6:
            fields[place].name = fields[place].name.uppercased()
            return written("name in capitals")
        case 7:
            let at = fields.firstIndex { $0.name == "total_amount" }!
            fields[at].value = YuanText.text(minor: Int64.random(in: 1...10_000_000, using: &generator))
            return written("amount")
        case 8:
            let at = fields.firstIndex { $0.name == "trade_status" }!
            fields[at].value = ["TRADE_FINISHED", "TRADE_CLOSED", "WAIT_BUYER_PAY"].randomElement(using: &generator)!
            return written("state")
        case 9:
            fields.append(
                ("x\(Int.random(in: 0..<1_000, using: &generator))", ["", "1"].randomElement(using: &generator)!))
            return written("field added")
        case 10: return ("encoding", respelt(one.body, &generator))
        case 11:
            let value = String(
                URLEncodedForm([(fields[place].name, fields[place].value)]).text.dropFirst(fields[place].name.count + 1)
            )
            fields[place].value = value
            return written("encoded twice")
        case 12: return strangers[Int.random(in: strangers.indices, using: &generator)]
        default: return Mutation.bytes(one.body, &generator)
        }
    }

    /// The same text in another spelling, at one place.
    private static func respelt(_ body: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let place = Int.random(in: body.indices, using: &generator)
        var mutant = body
        for at in Array(place..<body.count) + Array(0..<place) {
            switch body[at] {
            case UInt8(ascii: "+"):
                mutant.replaceSubrange(at...at, with: Array("%20".utf8))
                return mutant
            case UInt8(ascii: "%") where at + 2 < body.count && (body[at + 1] >= 0x41 || body[at + 2] >= 0x41):
                for digit in [at + 1, at + 2] where mutant[digit] >= 0x41 { mutant[digit] |= 0x20 }
                return mutant
            case 0x61...0x7A where Bool.random(using: &generator):
                mutant.replaceSubrange(at...at, with: Array("%\(String(body[at], radix: 16, uppercase: true))".utf8))
                return mutant
            default: continue
            }
        }
        return mutant
    }
}
