import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

/// Every way of handing over, as browsers and programs use it.
@Suite struct MethodsTests {
    private static let commit = String(repeating: "a1", count: 20)

    @Test func aSecretIsShownInOneAnswerOnly() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded(by: .secret)
            let path = "/trades/\(trade)"
            let delivered = try await steps.seller.submit(
                "\(path)/deliveries/secret", ["secret": "CX-7K3F-2Q9M\r\n第二行", "note": "一机一码"])
            #expect(delivered.status == .seeOther)
            for member in [steps.buyer, steps.seller] {
                for page in [path, "\(path)/files", "\(path)/events"] {
                    #expect(try await !String(buffer: member.page(page).body).contains("CX-7K3F"), "\(page)")
                    #expect(try await !String(buffer: member.json(page).body).contains("CX-7K3F"), "\(page)")
                }
            }
            #expect(try await steps.buyer.json("\(path)/secret").status == .methodNotAllowed)
            #expect(try await steps.seller.send("\(path)/secret", #"{"round": 1}"#).status == .forbidden)
            let outsider = try await steps.market.member("outsider")
            #expect(try await outsider.send("\(path)/secret", #"{"round": 1}"#).status == .notFound)

            let shown = try await steps.buyer.submit("\(path)/secret", ["round": "1"])
            #expect(shown.status == .created)
            #expect(shown.headers[.cacheControl] == "no-store")
            #expect(String(buffer: shown.body).contains("CX-7K3F-2Q9M\n第二行"))
            let again = try await steps.buyer.send("\(path)/secret", #"{"round": 1}"#)
            #expect(again.status == .ok)
            #expect(again.headers[.cacheControl] == "no-store")
            #expect(try again.text("secret") == "CX-7K3F-2Q9M\n第二行")
            let buyer = try #require(steps.buyer.id)
            let manifest = try #require(try await steps.market.marketplace.state(of: trade, for: buyer).trade.round?.manifest)
            #expect(
                try await steps.buyer.send("\(path)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#)
                    .status == .created)
            #expect(try await steps.buyer.send("\(path)/acceptance").status == .created)
        }
    }

    @Test func aRepositoryWithAnotherCommitIsShownAsSuch() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded(by: .repository)
            let path = "/trades/\(trade)"
            let wrong = try await steps.seller.submit(
                "\(path)/deliveries/repository", ["address": "http://git.example/x", "commit": Self.commit])
            #expect(wrong.status == .unprocessableContent)
            #expect(String(buffer: wrong.body).contains("value=\"http://git.example/x\""))
            let handed = try await steps.seller.send(
                "\(path)/deliveries/repository",
                #"{"address": "https://git.example/x.git", "commit": "\#(Self.commit.uppercased())"}"#)
            #expect(handed.status == .created)
            let manifest = try #require(try handed.text("manifest"))
            #expect(
                try await steps.buyer.submit("\(path)/access", ["commit": String(repeating: "b", count: 40)]).status == .seeOther)
            let locker = String(buffer: try await steps.seller.page("\(path)/files").body)
            #expect(locker.contains("与移交的不一致"))
            #expect(
                try await steps.buyer.send("\(path)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#)
                    .status == .conflict)
            #expect(try await steps.buyer.send("\(path)/access", #"{"commit": "\#(Self.commit)"}"#).status == .created)
            #expect(
                try await steps.buyer.send("\(path)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#)
                    .status == .created)
            #expect(String(buffer: try await steps.buyer.json(path).body).contains("\"isAccessConfirmed\":true"))
        }
    }

    @Test func aServiceIsJudgedPointByPoint() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded(by: .service)
            let path = "/trades/\(trade)"
            #expect(try await steps.seller.submit("\(path)/deliveries/service", ["report": "已部署"]).status == .seeOther)
            let locker = String(buffer: try await steps.buyer.page("\(path)/files").body)
            #expect(locker.contains("源码不得转售"))
            #expect(try await steps.buyer.submit("\(path)/criteria/1/refusal", ["reason": ""]).status == .unprocessableContent)
            #expect(try await steps.buyer.submit("\(path)/criteria/1/refusal", ["reason": "打不开"]).status == .seeOther)
            #expect(String(buffer: try await steps.seller.page(path).body).contains("轮到您：再次交付"))
            #expect(String(buffer: try await steps.seller.page("\(path)/deliveries/new").body).contains("打不开"))
            #expect(try await steps.buyer.submit("\(path)/criteria/9/acceptance").status == .unprocessableContent)
            #expect(try await steps.buyer.submit("\(path)/criteria/1/acceptance").status == .seeOther)
            #expect(String(buffer: try await steps.buyer.page(path).body).contains("轮到您：签收"))
        }
    }

    @Test func aChangeLeadsToASecondDelivery() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let path = "/trades/\(trade)"
            #expect(try await steps.seller.json("\(path)/deliveries/new").status == .conflict)
            #expect(try await steps.buyer.submit("\(path)/changes", ["reason": "缺少安装说明"]).status == .seeOther)
            #expect(try await steps.buyer.send("\(path)/changes", #"{"reason": "又一处"}"#).status == .conflict)
            let manual = try await steps.market.deposit(Array("安装说明".utf8), name: "说明.txt", by: steps.seller)
            let again = try await steps.seller.send("\(path)/deliveries", #"{"files": ["\#(manual.artefact.sha256)"]}"#)
            #expect(again.status == .created)
            let locker = try await steps.buyer.json("\(path)/files")
            #expect(try locker.text("manifest") == again.text("manifest"))
            let page = String(buffer: try await steps.buyer.page("\(path)/files").body)
            #expect(page.contains("第 2 次交付") && page.contains("第 1 次交付"))
            #expect(try await steps.buyer.json("\(path)/files/\(steps.file.artefact.sha256)").status == .ok)
            #expect(try await steps.buyer.json("\(path)/files/\(manual.artefact.sha256)").status == .ok)
        }
    }

    @Test func whatWasAgreedIsOfferedAndMailOnlyWhereItCanBeSent() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded(by: .repository)
            let form = String(buffer: try await steps.seller.page("/trades/\(trade)/deliveries/new").body)
            #expect(form.contains("deliveries/repository") && !form.contains("deliveries/mail"))
            #expect(try await steps.seller.send("/trades/\(trade)/deliveries/mail", "{}").status == .notFound)
        }
    }
}
