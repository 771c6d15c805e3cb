import Ledger

@testable import Market

// The people, hashes, sums and moments that the tests speak of.

extension MemberID {
    static let buyer = MemberID.number(1)
    static let seller = MemberID.number(2)
    static let stranger = MemberID.number(3)
    static let mediator = MemberID.number(4)
}

extension Identifier {
    static func number(_ number: UInt64) -> Self { Self(at: .opening, random: (0, number)) }
}

extension Actor {
    static let buyer = Actor.member(.buyer)
    static let seller = Actor.member(.seller)
    static let stranger = Actor.member(.stranger)
    static let mediator = Actor.staff(.mediator)
    static let bank = Actor.gateway("sandbox")
    static let bankOfMail = RecordMail.actor

    /// Somebody who is that to a trade between `buyer` and `seller`.
    static func somebody(as role: TradeRole) -> Actor {
        switch role {
        case .buyer: .buyer
        case .seller: .seller
        case .outsider: .stranger
        case .staff: .mediator
        case .clock: .clock
        case .gateway: .bank
        }
    }

    static func party(_ side: Side) -> Actor {
        switch side {
        case .buyer: .buyer
        case .seller: .seller
        }
    }
}

extension Digest {
    /// A hash that is like no other number's.
    static func number(_ number: Int) -> Digest {
        let digits = String(number, radix: 16)
        return Digest(rawValue: String(repeating: "0", count: 64 - digits.count) + digits)!
    }
}

extension Money {
    static func yuan(_ yuan: Int64) -> Money { Money(minor: yuan * 100, currency: .cny) }
    static func fen(_ fen: Int64) -> Money { Money(minor: fen, currency: .cny) }
}

extension Timestamp {
    /// When the tests begin: early in 2027.
    static let opening = Timestamp(ms: 1_800_000_000_000)
}

extension Terms {
    /// What the seller asks of whoever takes the listing as it stands.
    static let standard = Terms(
        price: .yuan(100), licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false),
        deliveryHours: 48, acceptanceDays: 7, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 7,
        returnCondition: .notDownloaded)

    static func price(_ price: Money) -> Terms {
        var terms = standard
        terms.price = price
        return terms
    }
}

extension Set<Tick> {
    /// All that the buyer of the tests' listing, which has two known defects, may have to tick.
    static let all: Set = [.licence, .acceptanceBySilence, .returns, .returnsExcluded, .liability, .defect(1), .defect(2)]
}
