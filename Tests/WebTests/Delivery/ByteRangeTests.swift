import HTTPTypes
import Testing

@testable import Web

@Suite struct ByteRangeTests {
    @Test(arguments: [
        ("bytes=0-9", 0, 10), ("bytes=90-", 90, 100), ("bytes=-5", 95, 100), ("bytes=90-200", 90, 100), ("bytes=-200", 0, 100),
    ]) func aPart(_ asked: String, _ first: Int64, _ end: Int64) {
        #expect(
            ByteRange.wanted([.range: asked], tag: "\"t\"", sizeBytes: 100) == ByteRange(first: first, end: end, isPart: true))
    }

    @Test(arguments: ["", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b", "bytes=+1-2"])
    func whatIsNotUnderstoodIsTheWhole(_ asked: String) {
        #expect(
            ByteRange.wanted([.range: asked], tag: "\"t\"", sizeBytes: 100) == ByteRange(first: 0, end: 100, isPart: false))
    }

    @Test(arguments: ["bytes=100-", "bytes=-0", "bytes=99999999999999999999-"]) func outside(_ asked: String) {
        #expect(ByteRange.wanted([.range: asked], tag: "\"t\"", sizeBytes: 100) == nil)
    }

    @Test func aPartOfAnotherFileIsTheWhole() {
        let headers: HTTPFields = [.range: "bytes=0-9", .ifRange: "\"other\""]
        #expect(ByteRange.wanted(headers, tag: "\"t\"", sizeBytes: 100)?.isPart == false)
    }
}
