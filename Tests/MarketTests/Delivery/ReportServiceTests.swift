import Testing

@testable import Market

@Suite struct ReportServiceTests {
    @Test func theBuyerExaminesCriterionByCriterion() throws {
        var story = try Story.funded(by: .service)
        let events = try story.give(ReportService.done(), by: .seller)
        #expect(
            events == [
                .serviceReported(
                    ServiceReported(
                        round: 1, criteria: 3, manifest: .manifest, acceptUntil: story.now.adding(.days(7)),
                        report: Sealed("已部署到客户服务器")))
            ])
        #expect(story.trade.round?.openCriteria == 3)
        try story.give(SignReceipt.forAll, by: .buyer)
    }

    @Test(arguments: ["", " \n", String(repeating: "长", count: 4_001)]) func aReportSaysSomething(report: String) throws {
        try Story.funded(by: .service).refuses(
            ReportService.done(report: report), by: .seller, with: .reportLength(charactersMax: 4_000))
    }

    @Test func onlyTheSellerAndOnlyWhatIsPaid() throws {
        try Story.funded(by: .service).refuses(ReportService.done(), by: .buyer, with: .step(.notYourStep(.reportService)))
        try Story.agreed().refuses(ReportService.done(), by: .seller, with: .step(.notInPhase(.reportService, .agreed)))
    }
}
