import CGD
import Market

/// Makes of an uploaded picture the one that is shown and two smaller ones. Only pixels go over: whatever a camera or an editor
/// wrote beside them stays behind. Of a moving picture the first frame is kept.
struct PictureReading {
    /// How well lossy formats keep the picture, of a hundred.
    private static let (fullQuality, smallQuality): (Int32, Int32) = (90, 80)

    let facts: PictureFacts
    /// As its own format; a GIF as PNG.
    let full: [UInt8]
    /// As WebP.
    let middle: [UInt8]
    /// As WebP.
    let small: [UInt8]

    /// Throws: a `PictureFault`.
    init(_ bytes: [UInt8]) throws(PictureFault) {
        // What the library would say is about bytes of strangers.
        gdSetErrorMethod { _, _, _ in }
        let head = try PictureHead(bytes)
        let picture = try Pixels(bytes, head.kind).upright(head.orientation)
        switch head.kind {
        case .png, .gif: full = try picture.encoded { gdImagePngPtrEx($0, $1, 6) }
        case .jpeg: full = JPEGSegments.withoutComments(try picture.encoded { gdImageJpegPtr($0, $1, Self.fullQuality) })
        case .webP: full = try picture.encoded { gdImageWebpPtrEx($0, $1, Self.fullQuality) }
        }
        let middle = try picture.scaled(toWidth: PictureFacts.Limits.middleWidth)
        let small = try middle.scaled(toWidth: PictureFacts.Limits.smallWidth)
        self.middle = try middle.encoded { gdImageWebpPtrEx($0, $1, Self.smallQuality) }
        self.small = try small.encoded { gdImageWebpPtrEx($0, $1, Self.smallQuality) }
        facts = PictureFacts(
            width: picture.width, height: picture.height, smallWidth: small.width, middleWidth: middle.width)
    }
}

/// An unpacked picture. It goes when nobody holds it.
final class Pixels {
    private let image: gdImagePtr

    private init(_ image: gdImagePtr?) throws(PictureFault) {
        guard let image else { throw PictureFault(.pictureUnreadable) }
        self.image = image
        gdImageSaveAlpha(image, 1)
        gdImageAlphaBlending(image, 0)
    }

    convenience init(_ bytes: [UInt8], _ kind: PictureHead.Kind) throws(PictureFault) {
        var bytes = bytes
        let count = Int32(clamping: bytes.count)
        let image = bytes.withUnsafeMutableBytes { buffer in
            switch kind {
            case .png: gdImageCreateFromPngPtr(count, buffer.baseAddress)
            case .jpeg: gdImageCreateFromJpegPtr(count, buffer.baseAddress)
            case .webP: gdImageCreateFromWebpPtr(count, buffer.baseAddress)
            case .gif: gdImageCreateFromGifPtr(count, buffer.baseAddress)
            }
        }
        if let image, image.pointee.trueColor == 0 { gdImagePaletteToTrueColor(image) }
        try self.init(image)
    }

    deinit { gdImageDestroy(image) }

    /// The rows of pixels, each 0xAARRGGBB.
    func withRows<Result>(_ body: (UnsafePointer<UnsafeMutablePointer<Int32>?>) -> Result) -> Result {
        guard let rows = image.pointee.tpixels else { preconditionFailure("a picture in true colour has rows") }
        return body(UnsafePointer(rows))
    }

    var width: Int { Int(image.pointee.sx) }
    var height: Int { Int(image.pointee.sy) }

    /// Turned as its orientation says, from 1 to 8 as Exif counts.
    func upright(_ orientation: Int) throws(PictureFault) -> Pixels {
        let turns: Float =
            switch orientation {
            case 3, 4: 180
            case 7, 8: 90
            case 5, 6: 270
            default: 0
            }
        let turned = turns == 0 ? self : try Pixels(gdImageRotateInterpolated(image, turns, 0))
        switch orientation {
        case 2, 4, 5, 7: gdImageFlipHorizontal(turned.image)
        default: break
        }
        return turned
    }

    /// Smaller, with every pixel the mean of those it stands for; itself if it is no wider.
    func scaled(toWidth widthMax: Int) throws(PictureFault) -> Pixels {
        guard width > widthMax else { return self }
        let heightNew = max(1, (height * widthMax + width / 2) / width)
        let target = try Pixels(gdImageCreateTrueColor(Int32(widthMax), Int32(heightNew)))
        gdImageCopyResampled(
            target.image, image, 0, 0, 0, 0, Int32(widthMax), Int32(heightNew), Int32(width), Int32(height))
        return target
    }

    func encoded(
        _ encode: (gdImagePtr, UnsafeMutablePointer<Int32>) -> UnsafeMutableRawPointer?
    ) throws(PictureFault) -> [UInt8] {
        var count: Int32 = 0
        guard let bytes = encode(image, &count), count > 0 else { throw PictureFault(.pictureUnreadable) }
        defer { gdFree(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
}

/// The segments before a JPEG's pixels.
///
/// Source: ITU-T T.81, B.1.1.
enum JPEGSegments {
    /// Without comments: the library writes its own name there.
    static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        var kept = Array(bytes.prefix(2))
        var place = 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
            let end = place + 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            guard end <= bytes.count else { return bytes }
            if bytes[place + 1] != 0xFE { kept += bytes[place..<end] }
            place = end
        }
        return kept + bytes[place...]
    }
}
