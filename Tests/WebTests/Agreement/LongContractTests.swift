import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

/// A contract as long as the bounds allow, on paper: read back with tools that nobody here wrote.
@Suite struct LongContractTests {
    /// Simplified and traditional characters, rare ones, full-width letters and signs, and Latin with digits.
    private static let strange = "繁體與简体、龘𠮷囧㈱ＡＢＣ①②—…「引号」《书名》¥1,000.00 fi ffl MySQL 8.0；"

    private static func sentence(_ what: String, _ number: Int) -> String {
        let text = "\(what)第\(number)条：\(strange)乙方应当在收到交付物之后逐项核对，发现与约定不一致的，应当说明不一致之处；甲方应当在约定的时间内改正并重新交付。"
        return String(text.prefix(PublishRevision.itemCharactersMax))
    }

    private static var terms: Terms {
        Terms(
            price: Money(minor: 10_000, currency: .cny),
            licence: Licence(
                scope: .oneProduct, includesSource: true, mayResell: false, seats: 25, exclusivity: .exclusive,
                territory: .mainlandChina, termMonths: 36, needsAttribution: true),
            deliveryHours: 48, acceptanceDays: 7, changeRounds: 3, supportMonths: 12, noReasonReturnDays: 7,
            returnCondition: .notDownloaded, conditionalReturns: ConditionalReturns([.quality: 30, .unfixedFault: 60]),
            responseHours: 24, supportChannels: [.ticket, .mail], deliveryMethod: .service, confidentialityMonths: 24,
            liability: .cappedAtTwicePrice, disputeMethod: .arbitrationBeijing, signing: .either,
            milestones: [
                Milestone(amountMinor: 6_000, deliveryHours: 24, acceptanceDays: 3),
                Milestone(amountMinor: 4_000, deliveryHours: 48, acceptanceDays: 7),
            ])
    }

    private static func proposed(_ steps: TradeSteps) async throws -> TradeID {
        let trade = try await steps.opened()
        func list(_ what: String, _ count: Int) -> [String] { (1...count).map { sentence(what, $0) } }
        _ = try await steps.market.marketplace.propose(
            terms, clauses: list("补充", PublishRevision.itemsMax), contents: list("内容", TermsWording.listItemsMax),
            criteria: list("标准", TermsWording.listItemsMax),
            milestones: [
                MilestoneWording(title: "原型", criteria: list("原型", 10)), MilestoneWording(title: "上线", criteria: list("上线", 10)),
            ],
            answering: 0, ticks: [], password: "password of seller", in: trade, by: try #require(steps.seller.id))
        return trade
    }

    @Test(arguments: [Language.zh, .en]) func noClauseAndNoCharacterIsLost(language: Language) async throws {
        try await TradeSteps.run { steps in
            let trade = try await Self.proposed(steps)
            let path = "/trades/\(trade)/terms/1/contract"
            let pdf = try await steps.buyer.page("\(path).pdf", language: language)
            #expect(pdf.status == .ok)
            let file = FileManager.default.temporaryDirectory.appending(path: "chengxu-contract-\(UUID().uuidString).pdf")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data(Array(buffer: pdf.body)).write(to: file)

            // In the order in which it was drawn: readers that look for columns take long lists for some.
            let text = try Self.run("pdftotext", ["-raw", "-enc", "UTF-8", file.path, "-"])
            let pages = text.split(separator: "\u{C}").count
            #expect(pages > 10, "\(pages) pages")
            let document = try #require(try await steps.buyer.json("/trades/\(trade)/terms/1").text("document"))
            // What stands at every foot comes between two pages.
            var plain = text.filter { !$0.isWhitespace }.replacing("SHA-256\(document)", with: "")
            for number in 1...pages {
                let foot = language.say("contract.page", ["n": String(number), "of": String(pages)]).filter { !$0.isWhitespace }
                #expect(plain.contains(foot), "\(foot)")
                plain = plain.replacing(foot, with: "")
            }
            let marketplace = steps.market.marketplace
            let version = try await marketplace.termsText(1, in: trade, for: try #require(steps.buyer.id)).version
            let clauses = ContractClauses(version, language)
            #expect(clauses.all.count == Terms.Clause.allCases.count + 3 + PublishRevision.itemsMax)
            for clause in clauses.all {
                #expect(plain.contains(clause.name.filter { !$0.isWhitespace }), "\(clause.name)")
                // A list is numbered on paper, item by item.
                for line in clause.text.split(separator: "\n") {
                    let isThere = plain.contains(line.filter { !$0.isWhitespace })
                    #expect(isThere, "\(clause.name): \(line)")
                }
            }

            // Every font stands in the file itself, in part, with the characters that its glyphs mean.
            let fonts = try Self.run("pdffonts", [file.path]).split(separator: "\n").dropFirst(2)
            #expect(fonts.contains { $0.contains("NotoSansCJK") })
            for font in fonts { #expect(font.contains(/\byes\s+yes\s+yes\b/), "\(font)") }
        }
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text
    }
}
