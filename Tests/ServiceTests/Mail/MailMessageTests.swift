import Foundation
import Market
import Testing

@testable import Service

@Suite struct MailMessageTests {
    private func wire(_ message: MailMessage) -> String {
        String(decoding: message.wireBytes(from: "market@chengxu.example", at: Timestamp(ms: 1_700_000_000_000)), as: UTF8.self)
    }

    @Test func headersAreOnesThatAnyProgramReads() {
        let text = wire(MailMessage(name: "1@chengxu.example", address: "a@b.cn", subject: "诚序交付", text: "您好\n第二行"))
        #expect(text.contains("Message-ID: <1@chengxu.example>\r\n"))
        #expect(text.contains("Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n"))
        #expect(text.contains("Subject: =?UTF-8?B?\(Data("诚序交付".utf8).base64EncodedString())?=\r\n"))
        #expect(text.contains("\r\n\r\n\(Data("您好\n第二行".utf8).base64EncodedString())\r\n"))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func nothingThatIsGivenEndsAHeader() {
        let file = MailMessage.Attachment(name: "a\"\r\nX-Evil: 1\r\n\r\n.zip", bytes: [1, 2, 3])
        let text = wire(
            MailMessage(
                name: "1@c", address: "a@b.cn", subject: "x\r\nBcc: all@b.cn", text: ".\r\n.", attachments: [file]))
        #expect(!text.contains("\r\nBcc:"))
        #expect(!text.contains("\r\nX-Evil"))
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 250 && !$0.contains("\n") })
    }

    @Test func longLinesAreFolded() {
        let text = wire(
            MailMessage(
                name: "1@c", address: "a@b.cn", subject: String(repeating: "长标题", count: 60), text: "",
                attachments: [.init(name: "源码.zip", bytes: [UInt8](repeating: 7, count: 100_000))]))
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 100 })
        #expect(text.contains("filename*=UTF-8''%E6%BA%90%E7%A0%81.zip"))
    }
}
