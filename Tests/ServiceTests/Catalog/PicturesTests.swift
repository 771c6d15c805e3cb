import Foundation
import Testing

@testable import Market
@testable import Service

/// Pictures are cleaned by the built program, as a process of its own.
@Suite struct PicturesTests {
    /// A PNG of one grey, drawn by the program that is tested elsewhere: 8 by 4 pixels, with a comment beside them.
    private static let png = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAAAAACWpiEsAAAAEnRFWHRBdXRob3IAR1BTIDMxLjIzMDSihMR2AAAADklEQVR4nGNogAIG3AwAIDMQAcP1CnsAAAAASUVORK5CYII="
    )

    @Test func onlyTheCleanedPictureIsKept() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let seller = try await market.seller("a")
        let png = Array(try #require(Self.png))
        #expect(String(decoding: png, as: UTF8.self).contains("GPS"))
        let kept = try await market.marketplace.depositPicture(png, name: "a.png", by: seller)
        #expect(
            try await market.marketplace.picture(kept.artefact.sha256)
                == PictureFacts(width: 8, height: 4, smallWidth: 8, middleWidth: 8))
        let file = try await market.marketplace.openDeposit(kept.artefact.sha256, of: seller).file
        let bytes = try await file.read(offset: 0, countMax: 10_000)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("GPS"))
        for blob in try market.blobs() {
            #expect(!String(decoding: try Data(contentsOf: blob), as: UTF8.self).contains("GPS"), "the original is nowhere")
        }
        // Cleaned once is clean: the same picture by the way of programs.
        #expect(try await market.marketplace.cleanedPicture(kept.artefact.sha256, of: seller) == kept.artefact.sha256)
        let raw = try await market.deposit(png, by: seller)
        #expect(try await market.marketplace.cleanedPicture(raw.artefact.sha256, of: seller) == kept.artefact.sha256)
        try await market.close()
    }

    @Test func whatIsNoPictureChangesNothing() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let seller = try await market.seller("a")
        for (bytes, fault) in [
            (Array("<svg/>".utf8), PictureFacts.Fault.pictureUnknown),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .pictureUnreadable),
        ] {
            let refusal = await #expect(throws: PictureRefusal.self) {
                try await market.marketplace.depositPicture(bytes, name: "a.png", by: seller)
            }
            #expect(refusal?.fault == fault)
        }
        await #expect(throws: DepositRefusal.self) {
            try await market.marketplace.depositPicture(
                [UInt8](repeating: 0, count: PictureFacts.Limits.bytesMax + 1), name: "a.png", by: seller)
        }
        #expect(try market.blobs().isEmpty)
        try await market.close()
    }
}

extension TestMarket {
    /// All stored files, and those on their way in.
    fileprivate func blobs() throws -> [URL] {
        let all = FileManager.default.enumerator(
            at: folder.appending(path: "blobs"), includingPropertiesForKeys: [.isRegularFileKey])
        var files: [URL] = []
        while let file = all?.nextObject() as? URL {
            if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { files.append(file) }
        }
        return files
    }
}
