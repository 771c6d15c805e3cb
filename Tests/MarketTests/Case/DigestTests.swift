import Foundation
import Testing

@testable import Market

@Suite struct DigestTests {
    static let good = String(repeating: "0123456789abcdef", count: 4)

    @Test func sixtyFourLowerCaseDigits() throws {
        let digest = try #require(Digest(rawValue: Self.good))
        #expect(digest.description == Self.good)
        let json = try JSONEncoder().encode([digest])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(Self.good)\"]")
        #expect(try JSONDecoder().decode([Digest].self, from: json) == [digest])
    }

    @Test(arguments: [
        "", String(good.dropLast()), good + "0", good.uppercased(), "g" + good.dropFirst(), "é" + good.dropFirst(2),
    ])
    func nothingElse(text: String) throws {
        #expect(Digest(rawValue: text) == nil)
        let json = try JSONEncoder().encode([text])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Digest].self, from: json) }
    }
}
