import Foundation
import Market
import Testing

@testable import Service

/// Reports are read by the built program, as a process of its own.
@Suite struct BounceReaderTests {
    private func report(of mail: String, action: String = "failed", status: String = "5.1.1") -> String {
        """
        From: MAILER-DAEMON@mail.example.com
        To: market@chengxu.example
        Subject: Undelivered
        Date: Thu, 3 Sep 2026 10:00:00 +0800
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Sorry.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.com

        Final-Recipient: rfc822; seller@example.com
        Action: \(action)
        Status: \(status)
        Diagnostic-Code: smtp; 550 mailbox is gone

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: <\(mail)>
        --b1--
        """.replacingOccurrences(of: "\n", with: "\r\n")
    }

    @Test func aMailThatComesBackIsCountedOnce() async throws {
        let post = TestPost()
        let market = try await TestMarket.open(inspector: InspectionsTests.program, mail: post)
        let stage = try await Stage.set(market)
        try await market.confirm("seller@example.com", of: stage.seller, .zh, post)
        let mail = try #require(post.sent.last).name
        let folder = market.folder.appending(path: "bounces")
        let reader = BounceReader(market.marketplace, folder: folder)
        #expect(try await reader.runDue() == 0, "without a folder there is nothing")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func drop(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try drop(report(of: "unknown@chengxu.example"), "1.eml")
        try drop(report(of: mail, action: "delayed", status: "4.4.1"), "2.eml")
        try drop("no mail", "3.eml")
        try drop("not looked at", "4.txt")
        #expect(try await reader.runDue() == 0)
        #expect(try await market.marketplace.contact(of: stage.seller)?.bounces == 0)
        try drop(report(of: mail), "5.eml")
        try drop(report(of: mail), "6.eml")
        #expect(try await reader.runDue() == 1)
        let contact = try #require(try await market.marketplace.contact(of: stage.seller))
        #expect(contact.bounces == 1 && contact.bounceText == "550 mailbox is gone")
        let names = { (path: String) in try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
        #expect(try names(folder.path) == ["4.txt", "read", "unread"])
        #expect(try names(folder.path + "/read") == ["5.eml"])
        #expect(try names(folder.path + "/unread") == ["1.eml", "2.eml", "3.eml", "6.eml"])
        try await market.close()
    }
}
