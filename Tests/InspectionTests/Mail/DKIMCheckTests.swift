import Foundation
import Market
import Testing

@testable import Inspection

/// Signatures that others' software made, as they are and altered.
@Suite struct DKIMCheckTests {
    private struct Case: Decodable {
        let name: String
        let mail: Data
        let key: String?
        let verdict: MailSignature.Verdict
    }

    /// The script beside this file signs with dkimpy.
    private func cases() throws -> [Case] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "External/sign_mail.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode([Case].self, from: data)
    }

    @Test func everySignatureIsJudgedAsItsMakerWould() throws {
        let cases = try cases()
        #expect(cases.count > 60)
        #expect(Set(cases.map(\.verdict)) == Set(MailSignature.Verdict.allCases))
        for found in cases {
            let mail = try #require(MailBytes(Array(found.mail)), "\(found.name)")
            #expect(DKIMCheck(mail, key: found.key).signature.verdict == found.verdict, "\(found.name)")
        }
    }

    /// One bit flipped anywhere in what is signed, and nothing matches any more.
    @Test func everyFlippedBitOfASignedMailIsFound() throws {
        let found = try #require(try cases().first { $0.name == "rsa simple/simple" })
        let signed = Array(found.mail)
        let text = String(decoding: signed, as: UTF8.self)
        let from = try #require(text.utf8.firstRange(of: "From:".utf8)).lowerBound.utf16Offset(in: text)
        for place in stride(from: from, to: signed.count - 6, by: 7) {
            var other = signed
            other[place] ^= 1
            guard let mail = MailBytes(other) else { continue }
            let line = String(
                decoding: signed[(signed[..<place].lastIndex(of: 0x0A) ?? 0)...].dropFirst().prefix(12), as: UTF8.self)
            let unsigned = ["Message-ID", "MIME", "Content-", "Received"].contains(where: line.hasPrefix)
            let verdict = DKIMCheck(mail, key: found.key).signature.verdict
            #expect(unsigned || verdict != .matches, "byte \(place) in \(line)")
        }
    }
}
