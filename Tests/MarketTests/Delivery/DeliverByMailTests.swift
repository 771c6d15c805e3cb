import Testing

@testable import Market

@Suite struct DeliverByMailTests {
    @Test func itIsNotDeliveredBeforeTheServerTakesIt() throws {
        var story = try Story.funded(by: .email)
        let due = story.trade.deadline(.delivery)
        let events = try story.give(DeliverByMail.of(note: "见附件"), by: .seller)
        #expect(
            events == [
                .mailPrepared(
                    MailPrepared(
                        round: 1, mail: "1@chengxu.example", artefacts: [.source], isAttached: true, manifest: .manifest,
                        names: Sealed(["0.zip"]), address: Sealed("buyer@example.com"), note: Sealed("见附件")))
            ])
        #expect(story.trade.phase == .funded)
        #expect(story.trade.deadline(.delivery) == due)
        #expect(story.trade.needs == .nobody)
        story.refuses(DeliverByMail.of(), by: .seller, with: .mailUnderway)
    }

    @Test(arguments: [
        "", "nobody", "a@b", "a@b..c", "a b@example.com", "a@exa mple.com", "\"a\"@example.com", ".a@example.com", "a@-x.com",
    ])
    func anAddressIsOne(address: String) throws {
        try Story.funded(by: .email).refuses(DeliverByMail.of(to: address), by: .seller, with: .mailAddressMissing)
    }

    @Test func filesAndNoteAreAsInAnyDelivery() throws {
        let story = try Story.funded(by: .email)
        story.refuses(DeliverByMail.of([]), by: .seller, with: .nothingToDeliver)
        story.refuses(DeliverByMail.of([.source, .source]), by: .seller, with: .sameFileTwice)
        story.refuses(
            DeliverByMail.of((1...21).map { Artefact(sha256: .number($0), bytes: 1) }), by: .seller, with: .tooManyFiles)
        story.refuses(DeliverByMail.of(note: String(repeating: "长", count: 4_001)), by: .seller, with: .noteTooLong)
        story.refuses(DeliverByMail.of(), by: .buyer, with: .step(.notYourStep(.deliverByMail)))
    }

    @Test func theAddressStandsInTheAgreement() {
        let wording = TermsWording(clauses: [], nonce: "n", receivingSystem: "hechuan+dev@mail.example.cn")
        #expect(wording.agreedMailAddress == "hechuan+dev@mail.example.cn")
        #expect(TermsWording(clauses: [], nonce: "n", receivingSystem: "微信联系").agreedMailAddress == nil)
    }
}
