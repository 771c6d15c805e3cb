import Foundation
import Testing

@testable import Payments

/// The codes are read back by another program than the one that made them.
@Suite struct QRCodeTests {
    @Test(arguments: [
        "weixin://wxpay/bizpayurl?pr=p4lpSuKzz", "weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00", "诚序通",
        String(repeating: "a", count: 512),
    ])
    func aReaderReadsWhatWasWritten(_ text: String) async throws {
        try await onOwnThread { try Self.readBack(text) }
    }

    private static func readBack(_ text: String) throws {
        let code = try #require(QRCode(text))
        // Modules of 6 by 6 in a picture of the plainest kind, with the margin that readers need.
        let size = code.side + 2 * QRCode.margin
        var picture = Data("P5 \(size * 6) \(size * 6) 255\n".utf8)
        for row in 0..<size * 6 {
            for column in 0..<size * 6 {
                let (y, x) = (row / 6 - QRCode.margin, column / 6 - QRCode.margin)
                let isDark =
                    (0..<code.side).contains(y) && (0..<code.side).contains(x) && code.modules[y * code.side + x]
                picture.append(isDark ? 0 : 255)
            }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "code-\(UUID().uuidString).pgm")
        try picture.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/zbarimg")
        process.arguments = ["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", "--nodbus", file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let read = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(read == text + "\n")
    }

    @Test func thePictureHasTheSameModules() throws {
        let code = try #require(QRCode("weixin://wxpay/bizpayurl?pr=p4lpSuKzz"))
        #expect(code.modules.count == code.side * code.side)
        var drawn = [Bool](repeating: false, count: code.modules.count)
        for match in code.svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (x, y, width) = (Int(match.1)!, Int(match.2)!, Int(match.3)!)
            #expect(match.3 == match.4)
            for column in x..<x + width { drawn[(y - QRCode.margin) * code.side + column - QRCode.margin] = true }
        }
        #expect(drawn == code.modules)
        #expect(code.svg.hasPrefix("<svg ") && code.svg.hasSuffix("</svg>"))
    }

    @Test func whatIsTooLongOrNothingHasNoCode() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "a", count: 513)) == nil)
    }
}
