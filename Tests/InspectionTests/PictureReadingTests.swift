import CGD
import Market
import Testing

@testable import Inspection

@Suite struct PictureReadingTests {
    enum Format: String, CaseIterable { case png, jpeg, webP, gif }

    /// A picture whose left upper quarter is red and whose rest is white.
    static func made(_ format: Format, width: Int32 = 1_200, height: Int32 = 800) throws -> [UInt8] {
        let image = try #require(gdImageCreateTrueColor(width, height))
        defer { gdImageDestroy(image) }
        gdImageFilledRectangle(image, 0, 0, width, height, 0xFFFFFF)
        gdImageFilledRectangle(image, 0, 0, width / 2 - 1, height / 2 - 1, 0xFF0000)
        var count: Int32 = 0
        let bytes =
            switch format {
            case .png: gdImagePngPtrEx(image, &count, 6)
            case .jpeg: gdImageJpegPtr(image, &count, 90)
            case .webP: gdImageWebpPtrEx(image, &count, 90)
            case .gif: gdImageGifPtr(image, &count)
            }
        defer { gdFree(bytes) }
        return Array(UnsafeRawBufferPointer(start: try #require(bytes), count: Int(count)))
    }

    @Test(arguments: Format.allCases) func everyFormatGivesThree(_ format: Format) throws {
        let reading = try PictureReading(Self.made(format))
        #expect(reading.facts == PictureFacts(width: 1_200, height: 800, smallWidth: 320, middleWidth: 960))
        #expect(try PictureHead(reading.full).kind == [.png: .png, .jpeg: .jpeg, .webP: .webP, .gif: .png][format])
        let (middle, small) = (try PictureHead(reading.middle), try PictureHead(reading.small))
        #expect((middle.kind, middle.width, middle.height) == (.webP, 960, 640))
        #expect((small.kind, small.width, small.height) == (.webP, 320, 213))
    }

    @Test func aSmallPictureStaysAsItIs() throws {
        let reading = try PictureReading(Self.made(.png, width: 100, height: 40))
        #expect(reading.facts == PictureFacts(width: 100, height: 40, smallWidth: 100, middleWidth: 100))
    }

    @Test func cleaningAgainChangesNothing() throws {
        let once = try PictureReading(Self.made(.png))
        #expect(try PictureReading(once.full).full == once.full)
    }

    // MARK: What is beside the pixels

    @Test func whatACameraWroteIsGone() throws {
        let secret = "GPS 31.2304 N 121.4737 E"
        let jpeg = try Self.made(.jpeg)
        let exif = Self.segment(0xE1, Array("Exif\0\0".utf8) + Self.tiff(orientation: 1) + Array(secret.utf8))
        let comment = Self.segment(0xFE, Array(secret.utf8))
        let marked = Array(jpeg.prefix(2)) + exif + comment + jpeg.dropFirst(2)
        let cleaned = try PictureReading(marked)
        #expect(cleaned.facts.width == 1_200)
        for bytes in [cleaned.full, cleaned.middle, cleaned.small] {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("GPS") && !text.contains("Exif") && !text.contains("CREATOR"))
        }
        let png = try Self.made(.png)
        let noted = Array(png.prefix(33)) + Self.chunk("tEXt", Array("Author\0\(secret)".utf8)) + png.dropFirst(33)
        #expect(String(decoding: noted, as: UTF8.self).contains("GPS"))
        #expect(!String(decoding: try PictureReading(noted).full, as: UTF8.self).contains("GPS"))
    }

    /// Where the red quarter is after turning, by the orientation that the camera wrote: left or right, top or bottom.
    @Test(arguments: [
        (1, false, false), (2, true, false), (3, true, true), (4, false, true), (5, false, false), (6, true, false),
        (7, true, true), (8, false, true),
    ])
    func orientationIsApplied(orientation: Int, isRight: Bool, isBottom: Bool) throws {
        let jpeg = try Self.made(.jpeg)
        let exif = Self.segment(0xE1, Array("Exif\0\0".utf8) + Self.tiff(orientation: orientation))
        let reading = try PictureReading(Array(jpeg.prefix(2)) + exif + jpeg.dropFirst(2))
        let isTurned = orientation > 4
        #expect(reading.facts.width == (isTurned ? 800 : 1_200))
        #expect(reading.facts.height == (isTurned ? 1_200 : 800))
        var bytes = reading.full
        let image = try #require(gdImageCreateFromJpegPtr(Int32(bytes.count), &bytes))
        defer { gdImageDestroy(image) }
        let (x, y) = (image.pointee.sx / 4, image.pointee.sy / 4)
        for (right, bottom) in [(false, false), (true, false), (false, true), (true, true)] {
            let colour = gdImageGetTrueColorPixel(image, right ? 3 * x : x, bottom ? 3 * y : y)
            let isRed = colour >> 8 & 0xFF < 0x80
            #expect(isRed == (right == isRight && bottom == isBottom), "\(right) \(bottom)")
        }
    }

    // MARK: What is not taken

    @Test func typesAreToldByContent() throws {
        for bytes in [Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), Array("BM".utf8) + [0, 0], Array("hello".utf8), []] {
            #expect(throws: PictureFault(.pictureUnknown)) { try PictureReading(bytes) }
        }
    }

    @Test(arguments: Format.allCases) func whatBreaksOffIsNotTaken(_ format: Format) throws {
        let head = Array(try Self.made(format).prefix(32))
        #expect(throws: PictureFault(.pictureUnreadable)) { try PictureReading(head) }
    }

    @Test func whatClaimsTooManyPixelsIsNotUnpacked() throws {
        var png = try Self.made(.png)
        png.replaceSubrange(16..<24, with: [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10])
        #expect(throws: PictureFault(.pictureTooManyPixels)) { try PictureReading(png) }
        var gif = try Self.made(.gif)
        gif.replaceSubrange(6..<10, with: [0xFF, 0xFF, 1, 0])
        #expect(throws: PictureFault(.pictureTooManyPixels)) { try PictureReading(gif) }
    }

    @Test(arguments: Format.allCases) func anyBytesAtAllAreSurvived(_ format: Format) throws {
        var noise = SystemRandomNumberGenerator()
        let good = try Self.made(format, width: 60, height: 40)
        for _ in 0..<200 {
            var bytes = good
            for _ in 0..<4 { bytes[Int.random(in: 0..<bytes.count, using: &noise)] = UInt8.random(in: 0...255, using: &noise) }
            _ = try? PictureReading(bytes)
        }
    }

    // MARK: Parts of pictures

    private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }

    private static func tiff(orientation: Int) -> [UInt8] {
        Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        var crc = UInt32.max
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        func big(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
        return big(UInt32(data.count)) + body + big(~crc)
    }
}
