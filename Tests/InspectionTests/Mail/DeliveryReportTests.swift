import Foundation
import Market
import Testing

@testable import Inspection

@Suite struct DeliveryReportTests {
    init() { MailReader.prepare() }

    /// A report as mail servers write it.
    static func report(action: String = "failed", status: String = "5.1.1", inside: String, type: String) -> String {
        """
        From: Mail Delivery System <MAILER-DAEMON@mail.example.com>
        To: market@chengxu.example
        Subject: Undelivered Mail Returned to Sender
        Date: Thu, 3 Sep 2026 10:00:00 +0800
        Message-ID: <report.1@mail.example.com>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.com
        X-Queue-ID: 4F
        Arrival-Date: Thu, 3 Sep 2026 09:59:58 +0800

        Final-Recipient: rfc822; lin@example.com
        Action: \(action)
        Status: \(status)
        Diagnostic-Code: smtp; 550 5.1.1 <lin@example.com>:
            no such user here

        --b1
        Content-Type: \(type)

        \(inside)
        --b1--

        """
    }

    static let head = "Subject: x\nMessage-ID:\n <0123abcd@test.chengxu.example>\nTo: lin@example.com\n"

    private func returned(_ text: String) -> ReturnedMail? {
        MailReader.read(Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8), key: nil).returned
    }

    @Test(arguments: ["text/rfc822-headers", "message/rfc822"]) func theMailThatCameBackIsNamed(type: String) throws {
        let text = Self.report(inside: type == "message/rfc822" ? Self.head + "\nHello\n" : Self.head, type: type)
        let found = try #require(returned(text))
        #expect(
            found
                == ReturnedMail(
                    mail: "0123abcd@test.chengxu.example", recipient: "lin@example.com", action: "failed", status: "5.1.1",
                    text: "550 5.1.1 <lin@example.com>: no such user here"))
        #expect(found.isForGood)
    }

    @Test func whatIsDelayedIsNotForGood() throws {
        let text = Self.report(action: "delayed", status: "4.4.1", inside: Self.head, type: "text/rfc822-headers")
        #expect(try #require(returned(text)).isForGood == false)
    }

    @Test func withoutANameItIsNobodys() throws {
        let found = try #require(returned(Self.report(inside: "Subject: x\n", type: "text/rfc822-headers")))
        #expect(found.mail.isEmpty && !found.isForGood)
    }

    @Test func anOrdinaryMailIsNoReport() {
        #expect(returned("From: a@example.com\nDate: Thu, 3 Sep 2026 10:00:00 +0800\nSubject: s\n\nAction: failed\n") == nil)
    }
}
