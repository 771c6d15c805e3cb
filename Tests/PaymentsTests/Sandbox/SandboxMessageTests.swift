import Ledger
import Market
import Testing

@testable import Payments

@Suite struct SandboxMessageTests {
    private let key = SigningKey.generate()
    private let payment = PaymentID.fresh()

    private var movement: MovementOrder {
        MovementOrder(
            number: MovementNumber("r-1")!, payment: payment, transaction: TransactionNumber("sb_1")!, amount: .fen(7))!
    }

    @Test func everyQuestionIsReadAsItWasAsked() throws {
        let questions: [BankQuestion] =
            [
                .query(payment), .refund(movement), .queryRefund(movement.number, of: payment), .settle(movement),
                .close(payment), .queryPayout(movement.number),
                .payout(BankPayout(number: movement.number, amount: .fen(7), kind: .bank, fingerprint: "0123456789abcdef")),
            ] + Mishap.allCases.map { .misbehave($0) }
        for question in questions {
            let envelope = BankEnvelope(
                merchant: SandboxWorld.merchant, sent: Timestamp(ms: 1), nonce: Nonce(), question: question)
            let bytes = Array(try envelope.signed(with: key).utf8)
            #expect(try BankEnvelope(opening: bytes, with: key.verifyingKey) == envelope)
            #expect(try BankEnvelope.claimedMerchant(of: bytes) == SandboxWorld.merchant)
            #expect(throws: WireFault.otherKind) { try BankAnswer(opening: bytes, with: key.verifyingKey) }
            #expect(throws: WireFault.otherKind) { try PayLink(opening: bytes, with: key.verifyingKey) }
        }
    }

    @Test func everyAnswerIsReadAsItWasGiven() throws {
        let facts = PaidFacts(
            transaction: TransactionNumber("t")!, amount: .fen(10), refundedMinor: 4, settledMinor: 6)
        let contents: [BankAnswer.Content] =
            [
                .payment(.unknown), .payment(.waiting), .payment(.closed), .payment(.paid(facts)), .movement(.unknown),
                .movement(.processing), .movement(.done(.fen(1))), .movement(.failed(code: "余额 & more")), .done,
            ] + BankRefusal.allCases.map { .refused($0) }
        for content in contents {
            let answer = BankAnswer(nonce: Nonce(), content: content)
            let bytes = Array(try answer.signed(with: key).utf8)
            #expect(try BankAnswer(opening: bytes, with: key.verifyingKey) == answer)
        }
    }

    @Test func nothingIsPaidBackThatWasNotPaid() throws {
        func read(refunded: Int64, settled: Int64) throws -> BankAnswer {
            let facts = PaidFacts(
                transaction: TransactionNumber("t")!, amount: .fen(10), refundedMinor: refunded, settledMinor: settled)
            let bytes = Array(try BankAnswer(nonce: Nonce(), content: .payment(.paid(facts))).signed(with: key).utf8)
            return try BankAnswer(opening: bytes, with: key.verifyingKey)
        }
        // What is settled can go back as well.
        #expect(throws: Never.self) { try read(refunded: 10, settled: 10) }
        #expect(throws: WireFault.field("settled")) { try read(refunded: 0, settled: 11) }
        #expect(throws: WireFault.field("refunded")) { try read(refunded: 11, settled: 0) }
    }

    @Test func aPayLinkCarriesTheWholeOrder() throws {
        let order = PaymentOrder(
            payment: payment, amount: .fen(1), subject: "软件 & <b>\"'",
            notifyURL: WebAddress("https://shop.example/notify?x=%E8")!,
            returnURL: WebAddress("https://shop.example/back")!, expires: Timestamp(ms: 5), language: .en)!
        let link = PayLink(merchant: SandboxWorld.merchant, order: order)
        let bytes = Array(try link.signed(with: key).utf8)
        #expect(try PayLink(opening: bytes, with: key.verifyingKey) == link)
        #expect(throws: WireFault.forged) { try PayLink(opening: bytes, with: SigningKey.generate().verifyingKey) }
    }
}
