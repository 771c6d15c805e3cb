@testable import Market
@testable import Service
@testable import Web

extension Samples {
    var protection: ProtectionCard {
        ProtectionCard(
            ProtectionCheck([
                ProtectionPoint(.defectsTold, .inPlace), ProtectionPoint(.pageFrozen, .inPlace),
                ProtectionPoint(.agreed, .inPlace), ProtectionPoint(.confirmationStrength, .weak),
                ProtectionPoint(.keptHere, .inPlace), ProtectionPoint(.answered, .waiting, fix: .reply),
                ProtectionPoint(.heldInEscrow, .inPlace),
                ProtectionPoint(.returnsPromised, .missing, fix: .agreeOnTerms), ProtectionPoint(.creditOpen, .inPlace),
            ]), language, now: 0, for: .seller
        ) { "/trades/t_1024#\($0.rawValue)" }
    }

    /// A seller with something to mend in each of the six, or with hardly anything.
    func sellerProtection(whole: Bool) -> SellerProtectionPage {
        let short = ProtectionCheck([
            ProtectionPoint(.defectsTold, .inPlace, tally: ProtectionTally(0, of: 3, .listings)),
            ProtectionPoint(
                .artefactDeposited, .missing, fix: .reviseListing, tally: ProtectionTally(1, of: 3, .listings), place: listingPlace),
            ProtectionPoint(
                .criteriaListed, .weak, fix: .reviseListing, tally: ProtectionTally(2, of: 3, .listings), place: listingPlace),
            ProtectionPoint(.keyRegistered, .weak, fix: .registerPasskey),
            ProtectionPoint(.answered, .waiting, fix: .reply, tally: ProtectionTally(1, of: 5, .trades), place: .trade(.sample)),
            ProtectionPoint(
                .receiptSigned, .waiting, fix: .askForReceipt, until: Timestamp(ms: nowMs + 200_000_000),
                tally: ProtectionTally(1, of: 2, .trades), place: .trade(.sample)),
            ProtectionPoint(.reachable, .weak, fix: .confirmMailAddress),
            ProtectionPoint(
                .promiseInTime, .waiting, fix: .deliver, until: Timestamp(ms: nowMs + 40_000_000),
                tally: ProtectionTally(1, of: 1, .trades), place: .trade(.sample)),
            ProtectionPoint(.payoutAccount, .missing, fix: .addPayoutAccount),
            ProtectionPoint(
                .returnsPromised, .missing, fix: .reviseListing, tally: ProtectionTally(3, of: 3, .listings), place: listingPlace),
            ProtectionPoint(.requestAnswered, .inPlace, tally: ProtectionTally(0, of: 0, .trades)),
            ProtectionPoint(.sellerGate, .inPlace), ProtectionPoint(.creditOpen, .inPlace),
        ])
        let check = whole ? SellerSituation(mail: .confirmed, hasPasskey: true).protectionCheck(at: Timestamp(ms: nowMs)) : short
        return SellerProtectionPage(SellerCheck(check: check, offers: whole ? 0 : 3, sales: whole ? 0 : 5), language, nowMs)
    }

    private var listingPlace: ProtectionPlace { .listing(ListingID(at: Timestamp(ms: nowMs), random: (0, 7))) }

    /// One line of each kind: with a clock, with a form, and done.
    var coachLines: [CoachLine] {
        let promise = ProtectionPoint(.promiseInTime, .missing, fix: .deliver, until: Timestamp(ms: nowMs - 3_600_000))
        let receipt = ProtectionPoint(.receiptSigned, .waiting, fix: .signReceipt, until: Timestamp(ms: nowMs + 200_000_000))
        return [
            CoachLine(promise, .deliver, path: "/trades/t_1024/deliveries/new", language, now: nowMs),
            CoachLine(receipt, .askForReceipt, path: "/trades/t_1024/receipt/asks", language, now: nowMs, isForm: true),
            CoachLine(
                text: language.say("coaching.receipt.asked"), why: ProtectionWords.why(.receiptSigned).text(language), action: nil),
        ]
    }
}

extension TradeID {
    static let sample = TradeID(at: Timestamp(ms: 1_800_000_000_000), random: (0, 1_024))
}
