import Market

/// What the first bytes of a picture tell before any of it is unpacked: its type, its size, and which way is up.
///
/// Source: PNG (ISO/IEC 15948) 11.2.2; GIF89a, 18; WebP container (RFC 9649) 2; JPEG (ITU-T T.81) B.2.2; Exif 2.32, 4.6.4.
struct PictureHead: Equatable {
    enum Kind { case png, jpeg, webP, gif }

    let kind: Kind
    let width: Int
    let height: Int
    /// From 1 to 8, as Exif counts; 1 is upright.
    let orientation: Int

    /// Throws: `pictureUnknown` by content; `pictureUnreadable` where the size is missing; `pictureTooManyPixels`.
    init(_ bytes: [UInt8]) throws(PictureFault) {
        let found: (Kind, (Int, Int)?, Int)
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            found = (.png, bytes.count >= 24 ? (Int(bytes.big32(16)), Int(bytes.big32(20))) : nil, 1)
        } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            found = (.gif, bytes.count >= 10 ? (bytes.little16(6), bytes.little16(8)) : nil, 1)
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            found = (.webP, Self.webPSize(bytes), 1)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            let (size, orientation) = Self.jpeg(bytes)
            found = (.jpeg, size, orientation)
        } else {
            throw PictureFault(.pictureUnknown)
        }
        guard let (width, height) = found.1, width > 0, height > 0 else { throw PictureFault(.pictureUnreadable) }
        let limits = PictureFacts.Limits.self
        guard width <= limits.sideMax, height <= limits.sideMax, width * height <= limits.pixelsMax else {
            throw PictureFault(.pictureTooManyPixels)
        }
        (kind, self.width, self.height, orientation) = (found.0, width, height, found.2)
    }

    private static func webPSize(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X":
            return (1 + bytes.little24(24), 1 + bytes.little24(27))
        case "VP8L":
            let bits = Int(bytes[21]) | Int(bytes[22]) << 8 | Int(bytes[23]) << 16 | Int(bytes[24]) << 24
            return (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        case "VP8 ": return (bytes.little16(26) & 0x3FFF, bytes.little16(28) & 0x3FFF)
        default: return nil
        }
    }

    /// Walks the segments up to the first that has the size.
    private static func jpeg(_ bytes: [UInt8]) -> (size: (Int, Int)?, orientation: Int) {
        var place = 2
        var orientation = 1
        while place + 9 < bytes.count {
            guard bytes[place] == 0xFF else { return (nil, orientation) }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let length = bytes.big16(place + 2)
            guard length >= 2 else { return (nil, orientation) }
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return ((bytes.big16(place + 7), bytes.big16(place + 5)), orientation)
            case 0xE1 where bytes[(place + 4)...].starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]):
                let end = min(bytes.count, place + 2 + length)
                orientation = exifOrientation(Array(bytes[(place + 10)..<max(place + 10, end)])) ?? orientation
            default: break
            }
            place += 2 + length
        }
        return (nil, orientation)
    }

    /// The tag 0x0112 of the first directory.
    private static func exifOrientation(_ tiff: [UInt8]) -> Int? {
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff.starts(with: "II".utf8)
        func number16(_ place: Int) -> Int { isLittle ? tiff.little16(place) : tiff.big16(place) }
        let start = isLittle ? tiff.little16(4) | tiff.little16(6) << 16 : Int(tiff.big32(4))
        guard start >= 8, start + 2 <= tiff.count else { return nil }
        for index in 0..<min(number16(start), 200) {
            let entry = start + 2 + index * 12
            guard entry + 12 <= tiff.count else { return nil }
            if number16(entry) == 0x0112 {
                let value = number16(entry + 8)
                return (1...8).contains(value) ? value : nil
            }
        }
        return nil
    }
}

/// Why a picture is not taken.
struct PictureFault: Error, Equatable {
    let fault: PictureFacts.Fault

    init(_ fault: PictureFacts.Fault) { self.fault = fault }
}

extension [UInt8] {
    fileprivate func big16(_ place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }
    fileprivate func big32(_ place: Int) -> UInt32 { UInt32(big16(place)) << 16 | UInt32(big16(place + 2)) }
    fileprivate func little16(_ place: Int) -> Int { Int(self[place]) | Int(self[place + 1]) << 8 }
    fileprivate func little24(_ place: Int) -> Int { little16(place) | Int(self[place + 2]) << 16 }
}
