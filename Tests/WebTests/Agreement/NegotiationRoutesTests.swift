import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

/// Terms from the first proposal to an amendment, as programs and as people do it.
@Suite struct NegotiationRoutesTests {
    static let contract =
        PromiseClausesTests.terms
        + #", "seats": 5, "licenceMonths": 12, "exclusivity": "exclusive", "territory": "mainlandChina", "attribution": true, "#
        + #""deliveryMethod": "repository", "receivingSystem": "buyer@example.cn", "confidentialityMonths": 24, "#
        + #""liability": "cappedAtPrice", "disputeMethod": "courtOfBuyer", "signing": "password", "#
        + #""contents": ["全部源代码", "部署手册"], "criteria": ["后台能登录", "订单能导出"], "clauses": ["仅限一个网站使用"]"#
    static let ticks =
        #""ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "liability", "defect-1"], "password": "password of buyer""#

    static let form: KeyValuePairs<String, String> = [
        "answering": "0", "price": "188", "licence": "oneProduct", "includesSource": "yes", "deliveryHours": "48",
        "acceptanceDays": "14", "changeRounds": "2", "supportMonths": "6", "noReasonReturnDays": "0",
        "returnCondition": "notDownloaded", "liability": "cappedAtPrice", "contents": "全部源代码\r\n部署手册",
        "clauses": "仅限两个网站使用",
    ]

    @Test func theWholeContractAsJSONAndOnThePage() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            let missing = try await steps.buyer.send(
                "\(path)/proposals",
                #"{"answering": 0, \#(Self.contract), \#(PromiseClausesTests.ticks), "password": "password of buyer"}"#)
            #expect(try missing.errorCode == "ticksMissing")
            #expect(missing.text.contains("责任限制"), "\(missing.text)")
            let proposed = try await steps.buyer.send(
                "\(path)/proposals", #"{"answering": 0, \#(Self.contract), \#(Self.ticks)}"#)
            #expect(proposed.status == .created, "\(proposed.text)")
            let json = try await steps.seller.json("\(path)/terms/1")
            for member in [
                #""seats":5"#, #""licenceMonths":12"#, #""exclusivity":"exclusive""#, #""territory":"mainlandChina""#,
                #""attribution":true"#, #""deliveryMethod":"repository""#, #""intellectualProperty":"staysWithSeller""#,
                #""confidentialityMonths":24"#, #""liability":"cappedAtPrice""#, #""disputeMethod":"courtOfBuyer""#,
                #""signing":"password""#, #""contents":["全部源代码","部署手册"]"#, #""criteria":["后台能登录","订单能导出"]"#,
                #""receivingSystem":"buyer@example.cn""#, #""tick":"liability""#, #""against":0"#,
                #""aspect":"disputeMethod""#,
            ] { #expect(json.text.contains(member), "\(member) in \(json.text)") }
            let page = try await steps.seller.page("\(path)/terms/1")
            for text in [
                "限 5 个席位", "独占", "仅限中国大陆", "许可期 12 个月", "2. 订单能导出", "buyer@example.cn", "赔偿总额不超过价款",
                "民法典第 506、618 条", "由买家住所地人民法院管辖", "实质：争议解决", "第 1 版由买家老李改", "单独勾选",
            ] { #expect(page.text.contains(text), "\(text)") }
            let english = try await steps.seller.page("\(path)/terms/1", language: .en)
            #expect(english.text.contains("At most the price"))
            let document = try await steps.seller.json("\(path)/terms/1/document")
            #expect(document.text.contains(#""criteria":["后台能登录","订单能导出"]"#), "\(document.text)")
        }
    }

    @Test func aCounterKeepsSomeClausesAndMovesOthers() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            _ = try await steps.buyer.send("\(path)/proposals", #"{"answering": 0, \#(Self.contract), \#(Self.ticks)}"#)
            let keep = (ClauseName.allCases.map(\.name).filter { $0 != "price" && $0 != "clauses" })
                .map { "\"\($0)\"" }.joined(separator: ", ")
            let counter = try await steps.seller.send(
                "\(path)/proposals",
                #"{"answering": 1, "price": "190.00", "clauses": ["仅限两个网站使用"], "keep": [\#(keep)], "password": "password of seller"}"#
            )
            #expect(counter.status == .created, "\(counter.text)")
            let json = try await steps.buyer.json("\(path)/terms/2")
            #expect(json.text.contains(#""clause":"price""#))
            #expect(json.text.contains(#"{"removed":"一"},{"added":"两"}"#), "\(json.text)")
            #expect(json.text.contains("\"unchanged\":\(ClauseName.allCases.count - 2)"), "all others were kept: \(json.text)")
            let versions = try await steps.buyer.json("\(path)/terms")
            #expect(
                versions.text.contains(
                    #"{"clause":"price","lastMovedBy":"seller","moves":[{"version":1,"by":"buyer"},{"version":2,"by":"seller"}]}"#),
                "\(versions.text)")
            let page = try await steps.buyer.page("\(path)/terms")
            #expect(page.text.contains("卖家标准条款"))
            #expect(page.text.contains(#"<td class="seller"><span class="cell-text">¥190.00</span>"#), "\(page.text)")
            let form = try await steps.buyer.page("\(path)/proposals")
            #expect(form.text.contains("第 2 版由卖家小店改为：¥190.00"), "\(form.text)")
            let against = try await steps.buyer.json("\(path)/terms/2?against=0")
            #expect(against.text.contains(#""against":0"#))
            #expect(try await steps.buyer.json("\(path)/terms/2?against=7").status == .notFound)
            let wrong = try await steps.buyer.send("\(path)/proposals", #"{"answering": 2, "keep": ["weather"]}"#)
            #expect(wrong.status == .unprocessableContent)
        }
    }

    @Test func aCrossingProposalKeepsWhatWasTypedAndShowsTheDifference() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            _ = try await steps.buyer.send("\(path)/proposals", #"{"answering": 0, \#(Self.contract), \#(Self.ticks)}"#)
            let crossed = try await steps.seller.submit("\(path)/prepared-terms", Self.form)
            #expect(crossed.status == .conflict, "\(crossed.text)")
            for text in [
                "仅限两个网站使用", "部署手册", #"name="answering" value="1""#, "您填写的内容改动了什么", "<del>一</del><ins>两</ins>",
            ] { #expect(crossed.text.contains(text), "\(text) in \(crossed.text)") }
        }
    }

    @Test func ticksAreNeverTickedBeforehandAndFollowWhatWasTyped() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            let blank = try await steps.buyer.page("\(path)/proposals")
            #expect(blank.text.contains(#"name="tick.returnsExcluded" value="yes" id="f-tick.returnsExcluded">"#), "\(blank.text)")
            #expect(!blank.text.contains("tick.liability"))
            let refused = try await steps.buyer.submit("\(path)/prepared-terms", Self.form)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("tick.liability"), "what was typed limits liability")
            #expect(refused.text.contains("赔偿总额不超过价款"))
        }
    }

    @Test func anExpiredProposalIsTheStartOfANewOne() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            _ = try await steps.buyer.send("\(path)/proposals", #"{"answering": 0, \#(Self.contract), \#(Self.ticks)}"#)
            let declined = try await steps.seller.submit("\(path)/proposals/1/refusal", ["reason": "太便宜"])
            #expect(declined.status == .seeOther)
            let page = try await steps.buyer.page("\(path)/terms/1")
            #expect(page.text.contains("\(path)/proposals?from=1"))
            let again = try await steps.buyer.page("\(path)/proposals?from=1")
            #expect(again.text.contains(#"name="seats" type="text" value="5""#))
            let standard = try await steps.buyer.page("\(path)/proposals?from=0")
            #expect(standard.text.contains(#"name="seats" type="text" value="0""#))
        }
    }

    @Test func anAmendmentOnThePage() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.agreed())"
            let trade = try await steps.seller.page(path)
            #expect(trade.text.contains("提议变更约定"))
            let form = try await steps.seller.page("\(path)/proposals")
            #expect(form.text.contains("约定已经生效"))
            let empty = try await steps.seller.send(
                "\(path)/proposals",
                #"{"answering": 1, "keep": [\#(ClauseName.allCases.map { "\"\($0.name)\"" }.joined(separator: ","))], "password": "password of seller"}"#
            )
            #expect(try empty.errorCode == "nothingAmended", "\(empty.text)")
            let keep = ClauseName.allCases.map(\.name).filter { $0 != "supportMonths" }.map { "\"\($0)\"" }
                .joined(separator: ",")
            let proposed = try await steps.seller.send(
                "\(path)/proposals", #"{"answering": 1, "supportMonths": 12, "keep": [\#(keep)], "password": "password of seller"}"#
            )
            #expect(proposed.status == .created, "\(proposed.text)")
            #expect(!(try await steps.buyer.page(path)).text.contains("提议变更约定，请答复"), "the buyer's own step, paying, comes first")
            let open = try await steps.buyer.page("\(path)/terms/2")
            for text in ["待确认的变更", "小幅变更", "12 个月"] { #expect(open.text.contains(text), "\(text)") }
            #expect(!open.text.contains("tick.licence"), "no key clause is touched")
            let document = try #require(try proposed.text("document"))
            let confirmed = try await steps.buyer.send(
                "\(path)/confirmations",
                #"{"proposal": 2, "document": "\#(document)", "ticks": [], "password": "password of buyer"}"#)
            #expect(confirmed.status == .created, "\(confirmed.text)")
            let agreed = try await steps.buyer.page("\(path)/terms/2")
            for text in ["履行清单", "到承诺时限的两倍仍未交付"] { #expect(agreed.text.contains(text), "\(text)") }
            #expect(try await steps.buyer.page("\(path)/terms/1").text.contains("已被取代"))
            let timeline = try await steps.buyer.page(path)
            #expect(timeline.text.contains("双方确认变更，第 2 版成为现行约定"))
            let json = try await steps.buyer.json(path)
            #expect(json.text.contains(#""number":2,"by":"seller","basis":"amendment","status":"agreed""#), "\(json.text)")
        }
    }

    @Test func anAmendmentIsTheOthersTurnWhileOneWaits() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.funded())"
            let keep = ClauseName.allCases.map(\.name).filter { $0 != "supportMonths" }.map { "\"\($0)\"" }.joined(separator: ",")
            let proposed = try await steps.seller.send(
                "\(path)/proposals", #"{"answering": 1, "supportMonths": 12, "keep": [\#(keep)], "password": "password of seller"}"#
            )
            #expect(proposed.status == .created, "\(proposed.text)")
            let page = try await steps.buyer.page(path)
            for text in ["提议变更约定，请答复", "变更作废，现有约定不变", "\(path)/terms/2"] { #expect(page.text.contains(text), "\(text)") }
            #expect(try await steps.buyer.page("/notices").text.contains("请您答复提议的约定"))
            #expect(try await steps.seller.page(path).text.contains("您提议的变更正等对方答复"))
            #expect(try await steps.buyer.json(path).text("needs") == "both")
        }
    }

    @Test func aListingChangedMeanwhileIsSaidAndTaken() async throws {
        try await TradeSteps.run { steps in
            let path = "/trades/\(try await steps.opened())"
            try await steps.market.revise(steps.listing, by: steps.seller, artefact: steps.file)
            let trade = try await steps.buyer.page(path)
            #expect(trade.text.contains("商品已更新到第 2 版"))
            #expect(trade.text.contains("/listings/\(steps.listing)/changes/1/2"))
            #expect(try await steps.seller.page(path).text.contains("商品已更新到第 2 版"))
            #expect(try await steps.seller.send("\(path)/revision", #"{"revision": 2}"#).status == .forbidden)
            let taken = try await steps.buyer.submit("\(path)/revision", ["revision": "2"])
            #expect(taken.status == .seeOther, "\(taken.text)")
            let after = try await steps.buyer.page(path)
            #expect(!after.text.contains("商品已更新到第"))
            #expect(after.text.contains("改以商品第 2 版为准"))
            let again = try await steps.buyer.send("\(path)/revision", #"{"revision": 2}"#)
            #expect(try again.errorCode == "revisionNotNewer")
            #expect(try await steps.buyer.json(path).text.contains(#""revision":2"#))
        }
    }

    @Test(arguments: [
        (#""seats": -1"#, "seats"), (#""confidentialityMonths": 121"#, "confidentialityMonths"),
        (#""liability": "none""#, "liability"), (#""intellectualProperty": "passesOnPayment""#, "intellectualProperty"),
        (#""disputeMethod": 3"#, "disputeMethod"), (#""contents": "x", "criteria": {}"#, "criteria"),
    ]) func whatIsOutOfRangeIsRefused(_ clause: String, _ field: String) async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let answer = try await steps.buyer.send(
                "/trades/\(trade)/proposals",
                "{\"answering\": 0, \(PromiseClausesTests.terms), \(clause), \(PromiseClausesTests.ticks)}")
            #expect(answer.status == .unprocessableContent, "\(answer.text)")
            #expect(answer.text.contains("\"field\":\"\(field)\""), "\(answer.text)")
        }
    }
}
