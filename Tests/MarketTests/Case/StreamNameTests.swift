import Testing

@testable import Market

@Suite struct StreamNameTests {
    @Test func aNameSaysItsKindAndWhatItIsAbout() {
        let name = StreamName.trade(.number(1))
        #expect(name.text == "trade/\(TradeID.number(1))")
        #expect(name.kind == "trade")
        #expect(name.identifier == TradeID.number(1).rawValue[...])
        #expect(StreamName(text: name.text) == name)
        #expect(StreamName.listing(.number(1)).kind == "listing")
        #expect(StreamName.member(.number(1)).kind == "member")
    }

    @Test func aTextWithoutASlashIsAllKind() {
        #expect(StreamName(text: "notary").kind == "notary")
        #expect(StreamName(text: "notary").identifier == "")
    }
}
