import Foundation
import Market
import Testing

@testable import Service

/// Codes are read by the built program, as a confined process of its own.
@Suite struct PictureCodesTests {
    static func code(_ text: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/qrencode")
        process.arguments = ["-t", "PNG", "-o", "-", text]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }

    @Test func aDepositedPictureIsRead() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let seller = try await market.seller("a")
        for text in ["https://u.wechat.com/kJ7dH2xxx", "加我微信：林"] {
            let kept = try await market.marketplace.depositPicture(Self.code(text), name: "a.png", by: seller)
            #expect(try await market.marketplace.codes(inPicture: kept.artefact.sha256) == [text])
        }
        try await market.close()
    }

    @Test func whatIsNoPictureIsRefusedAndWithoutAReaderThereIsNothing() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let seller = try await market.seller("a")
        let file = try await market.deposit(Array("no picture".utf8), by: seller)
        await #expect(throws: PictureRefusal(fault: .pictureUnknown)) {
            try await market.marketplace.codes(inPicture: file.artefact.sha256)
        }
        try await market.close()
        let blind = try await TestMarket.open()
        let other = try await blind.seller("a")
        let picture = try await blind.marketplace.depositPicture(Self.code("x"), name: "a.png", by: other)
        #expect(try await blind.marketplace.codes(inPicture: picture.artefact.sha256) == [])
        try await blind.close()
    }
}
