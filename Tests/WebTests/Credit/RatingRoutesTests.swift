import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct RatingRoutesTests {
    private static let threat = "不退我一半的钱就给你差评"

    /// A completed trade whose buyer threatened and rated badly, both ratings open.
    private func pressed(_ steps: TradeSteps) async throws -> TradeID {
        let trade = try await steps.completed()
        let path = "/trades/\(trade)/rating"
        #expect(try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "\#(Self.threat)"}"#).status == .created)
        #expect(try await steps.buyer.submit(path, ["score": "bad", "described": "6"]).status == .unprocessableContent)
        let given = try await steps.buyer.submit(
            path, ["score": "bad", "described": "1", "inTime": "", "service": "2", "text": "卖家是骗子"])
        #expect(given.status == .seeOther)
        #expect(!(try await steps.seller.json(path).text.contains("骗子")), "the other's rating is open before both have rated")
        #expect(!(try await steps.seller.page("/trades/\(trade)").text.contains("骗子")))
        #expect(try await steps.seller.send(path, #"{"score": "good", "described": 5, "text": "爽快"}"#).status == .created)
        return trade
    }

    @Test func aRatingIsAnsweredAndChangedOnce() async throws {
        try await TradeSteps.run { steps async throws in
            let trade = try await pressed(steps)
            let (seller, buyer, path) = (steps.seller, steps.buyer, "/trades/\(trade)/rating")
            let open = try await seller.page(path).text
            for words in ["卖家是骗子", "与描述相符", "1/5", Self.threat, "公开回复"] { #expect(open.contains(words), "\(words)") }
            #expect(try await seller.page(path, language: .en).text.contains("Reply for all to read"))
            #expect(try await seller.submit("\(path)/reply", ["of": "buyer", "reply": "聊天记录可查"]).status == .seeOther)
            #expect(try await seller.send("\(path)/reply", #"{"reply": "再说一次"}"#).errorCode == "ratingAlreadyReplied")
            #expect(try await buyer.submit("\(path)/change", ["score": "neutral", "text": "算了"]).status == .seeOther)
            #expect(
                try await buyer.send("\(path)/change", #"{"score": "good"}"#).errorCode == "ratingAlreadyChanged")
            let id = try #require(seller.id)
            let page = try await steps.market.visitor.page("/members/\(id)/ratings").text
            for words in ["算了", "卖家是骗子", "聊天记录可查", "中评不改变信用"] { #expect(page.contains(words), "\(words)") }
            #expect(!page.contains(Self.threat), "a private message is shown to all")
            #expect(!page.contains("遮盖违法文字"))
            #expect(try await steps.market.visitor.page("/members/\(id)").text.contains("卖家数据"))
            #expect(try await steps.market.visitor.page("/members/\(id)", language: .en).text.contains("As a seller"))
            let other = try await steps.market.visitor.page("/members/\(id)/ratings?score=good&side=buyer")
            #expect(other.status == .ok && !other.text.contains("算了"))
            let figures = try await steps.market.visitor.json("/members/\(id)").text
            #expect(figures.contains(#""gate":"open""#) && figures.contains(#""standing":"neutral""#), "\(figures)")
        }
    }

    @Test func aThreatIsDecidedAppealedAndRuledOnByAnother() async throws {
        try await TradeSteps.run { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await pressed(steps)
            let seller = try #require(steps.seller.id)
            let (visitor, path) = (steps.market.visitor, RatingsDeskRoutes.path)
            #expect(try await steps.buyer.page(path).status == .notFound)
            #expect(try await steps.buyer.send("\(path)/\(trade)/masks").status == .notFound)
            let queue = try await desk.first.page(path).text
            #expect(queue.contains(Self.threat) && queue.contains("\(path)/\(trade)/decisions"))
            #expect(try await desk.first.json(path).text.contains(Self.threat))
            #expect(try await desk.first.json("/desk").text.contains(#""queue":"ratings","count":1"#))
            let decisions = "\(path)/\(trade)/decisions"
            let empty = try await desk.first.submit(decisions, ["of": "buyer", "outcome": "excluded", "reason": " "])
            #expect(empty.status == .unprocessableContent)
            #expect(
                try await desk.first.submit(decisions, ["of": "buyer", "outcome": "excluded", "reason": "要挟与差评相连"]).status
                    == .seeOther)
            let decided = try await visitor.page("/members/\(seller)/ratings").text
            #expect(decided.contains("要挟与差评相连") && decided.contains("见上面公开的决定"))
            #expect(try await desk.first.page(path).text.contains("没有待决定的评价"))

            let appeal = "/trades/\(trade)/rating/appeal"
            #expect(try await steps.seller.send(appeal, #"{"of": "buyer", "reason": "也不服"}"#).errorCode == "nothingToAppeal")
            #expect(try await steps.buyer.page("/trades/\(trade)/rating").text.contains("提交申诉"))
            #expect(try await steps.buyer.submit(appeal, ["of": "buyer", "reason": "我说的是事实"]).status == .seeOther)
            let rulings = "\(path)/\(trade)/rulings"
            #expect(try await desk.second.page(path).text.contains("作出终局裁定"))
            #expect(
                try await desk.first.send(rulings, #"{"of": "buyer", "outcome": "kept", "reason": "改判"}"#).errorCode
                    == "sameStaff")
            #expect(
                try await desk.second.submit(rulings, ["of": "buyer", "outcome": "kept", "reason": "所述属实"]).status == .seeOther)
            let ruled = try await visitor.page("/members/\(seller)/ratings").text
            #expect(ruled.contains("所述属实") && ruled.contains("计入信用") && ruled.contains("−1"))
        }
    }

    @Test func unlawfulWordsAreMaskedForAll() async throws {
        try await TradeSteps.run { steps async throws in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await pressed(steps)
            let seller = try #require(steps.seller.id)
            let page = "/members/\(seller)/ratings"
            #expect(try await desk.first.page(page).text.contains("遮盖违法文字"))
            let rating = try #require(try await steps.market.marketplace.ratings(RatingQuery(of: seller)).first)
            let entry = String(try #require(rating.acts.first).sequence)
            let masks = "\(RatingsDeskRoutes.path)/\(trade)/masks"
            let missing = try await desk.first.submit(masks, ["text": entry, "words": "笨蛋", "ground": "insult"])
            #expect(missing.status == .unprocessableContent)
            #expect(try await desk.first.submit(masks, ["text": entry, "words": "骗子", "ground": "insult"]).status == .seeOther)
            #expect(try await desk.first.send(masks, #"{"text": 0, "words": "骗子", "ground": "insult"}"#).errorCode == "noSuchText")
            for (reader, path) in [
                (steps.market.visitor, page), (steps.seller, "/trades/\(trade)"), (steps.buyer, "/trades/\(trade)"),
                (steps.seller, "/trades/\(trade)/rating"),
            ] {
                let text = try await reader.page(path).text
                #expect(text.contains("卖家是▇▇") && !text.contains("骗子"), "\(path)")
            }
            #expect(try await steps.market.visitor.page(page).text.contains("侮辱诽谤"))
        }
    }
}
