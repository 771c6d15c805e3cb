import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Synchronization
import Testing

@testable import Service
@testable import Web

/// Takes every mail.
private final class PostBox: MailSending {
    private let box = Mutex<[MailMessage]>([])
    var sent: [MailMessage] { box.withLock { $0 } }

    func send(_ message: MailMessage, at time: Timestamp) async -> SMTPAnswer {
        box.withLock { $0.append(message) }
        return SMTPAnswer(.accepted, code: 250, text: "ok")
    }
}

@Suite struct MailRoutesTests {
    @Test func fromAnAddressToItsEnd() async throws {
        let post = PostBox()
        try await WebMarket.run(mail: post) { market in
            let member = try await market.member("lin", "林晚")
            #expect(try await member.page("/account/mail").text.contains("还没有确认过的邮箱"))
            #expect(
                try await member.send("/account/mail", #"{"address": "lin", "language": "zh", "password": "password of lin"}"#)
                    .errorCode
                    == "mailAddressMalformed")
            #expect(
                try await member.send("/account/mail", #"{"address": "lin@example.com", "language": "zh"}"#).errorCode
                    == "proofMissing")
            let wrong = #"{"address": "lin@example.com", "language": "zh", "password": "password of another"}"#
            #expect(try await member.send("/account/mail", wrong).errorCode == "ownPasswordWrong")
            #expect(post.sent.isEmpty, "a session alone sends no link")
            #expect(
                try await member.send(
                    "/account/mail", #"{"address": "lin@example.com", "language": "zh", "password": "password of lin"}"#
                ).status == .accepted)
            try await NoticeMailer(market.marketplace).runDue()
            let mail = try #require(post.sent.first)
            let path =
                "/mail-confirmations/"
                + String(try #require(mail.text.split(separator: "/mail-confirmations/").last?.prefix { !$0.isNewline }))
            // Looking at it confirms nothing.
            #expect(try await market.visitor.page(path).text.contains("请确认"))
            #expect(try await member.json("/account/mail").text.contains(#""contact":null"#))
            let confirmed = try await market.client.execute(uri: path, method: .post, headers: .form)
            #expect(confirmed.status == .ok && confirmed.text.contains("邮箱已确认"))
            #expect(try await market.client.execute(uri: path, method: .post, headers: .form).status == .gone)
            #expect(try await market.visitor.page(path).status == .gone)
            let page = try await member.page("/account/mail").text
            #expect(page.contains("lin@example.com") && !page.contains("⟦"))

            let settings =
                #"{"asked": "daily", "reminder": "soon", "news": "never", "quiet": true, "quietFrom": 23, "quietUntil": 7, "mailLanguage": "en"}"#
            #expect(try await member.send("/account/mail/settings", settings).status == .ok)
            let set = try await member.json("/account/mail").text
            #expect(set.contains(#""asked":"daily""#) && set.contains(#""quietFrom":23"#) && set.contains(#""mailLanguage":"en""#))
            #expect(
                try await member.send("/account/mail/settings", settings.replacing("23", with: "7")).errorCode
                    == "quietHoursMalformed")

            let id = try #require(member.id)
            let end = "/unsubscribe/" + UnsubscribeToken.make(id, [.asked, .reminder], market.marketplace.keys.vault)
            #expect(try await market.visitor.page(end).text.contains("等您处理的事、期限提醒"))
            #expect(try await member.json("/account/mail").text.contains(#""asked":"daily""#))
            let ended = try await market.client.execute(
                uri: end, method: .post, headers: .form, body: ByteBuffer(string: "List-Unsubscribe=One-Click"))
            #expect(ended.status == .ok && ended.text.contains("已退订"))
            #expect(try await member.json("/account/mail").text.contains(#""asked":"never""#))
            #expect(try await market.visitor.page(end + "0").status == .gone)
            #expect(try await market.client.execute(uri: end + "0", method: .post, headers: .form).status == .gone)

            #expect(try await member.send("/account/mail/removal").errorCode == "proofMissing")
            let again = try await member.submit("/account/mail/removal", ["password": "password of another"])
            #expect(again.status == .forbidden && again.text.contains("lin@example.com"))
            #expect(try await member.send("/account/mail/removal", #"{"password": "password of lin"}"#).status == .ok)
            #expect(try await member.json("/account/mail").text.contains(#""contact":null"#))
            #expect(try await member.send("/account/mail/removal", #"{"password": "password of lin"}"#).errorCode == "noContact")
            #expect(try await market.visitor.json("/account/mail").status == .unauthorized)
        }
    }

    @Test func withoutAMailServerThePageSaysSo() async throws {
        try await WebMarket.run { market in
            let member = try await market.member("lin")
            #expect(try await member.page("/account/mail").text.contains("没有设置邮件服务器"))
            #expect(
                try await member.send("/account/mail", #"{"address": "a@b.cn", "language": "zh", "password": "password of lin"}"#)
                    .errorCode
                    == "mailNotOffered")
        }
    }

    @Test func whatIsAskedStandsInTheNoticesAndOnTheSellersPage() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            steps.market.clock.advance(by: .hours(3))
            let notices = try await steps.seller.page("/notices").text
            #expect(notices.contains("请您答复买家的咨询") && notices.contains("买家的咨询来自 3 小时前") && notices.contains("/trades/\(trade)"))
            #expect(try await steps.seller.json("/notices").text.contains(#""ask":"answerEnquiry""#))
            #expect(try await steps.seller.page("/trades/\(trade)").text.contains("答复计时"))
            #expect(try await !steps.buyer.page("/trades/\(trade)").text.contains("答复计时"))
            #expect(try await !steps.buyer.page("/notices").text.contains("请您答复买家的咨询"))
            _ = try await steps.seller.send("/trades/\(trade)/messages", #"{"text": "支持"}"#)
            #expect(try await !steps.seller.page("/notices").text.contains("请您答复买家的咨询"))
            #expect(try await !steps.seller.page("/trades/\(trade)").text.contains("答复计时"))
        }
    }
}
