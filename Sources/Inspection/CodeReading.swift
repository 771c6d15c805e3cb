import CGD
import CZBar
import Market

/// Reads the QR codes in a picture. What they say is text of strangers: it is judged by `OffPlatformGuard` and followed by nobody.
struct CodeReading {
    /// The texts of the codes, each once, in the order in which they are found.
    let texts: [String]

    /// The widths in pixels at which a picture is looked at: small codes need many, large and coarse ones few.
    private static let widths = [2_400, 1_200, 480]

    /// Throws: a `PictureFault`.
    init(_ bytes: [UInt8]) throws(PictureFault) {
        gdSetErrorMethod { _, _, _ in }
        let head = try PictureHead(bytes)
        let picture = try Pixels(bytes, head.kind).upright(head.orientation)
        var found: [String] = []
        var looked: Set<Int> = []
        for width in Self.widths {
            let scaled = try picture.scaled(toWidth: width)
            guard looked.insert(scaled.width).inserted else { continue }
            for text in Self.codes(in: scaled) where !found.contains(text) { found.append(text) }
            if !found.isEmpty { break }
        }
        texts = Array(found.prefix(PictureCodes.textsMax))
    }

    private static func codes(in picture: Pixels) -> [String] {
        guard let scanner = zbar_image_scanner_create(), let image = zbar_image_create() else { return [] }
        defer {
            zbar_image_destroy(image)
            zbar_image_scanner_destroy(scanner)
        }
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
        zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
        // The bytes as they are: turning them into text needs tables that a confined process cannot open.
        zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1)
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_TEST_INVERTED, 1)
        let lightness = picture.lightness
        zbar_image_set_format(image, fourCC("Y800"))
        zbar_image_set_size(image, UInt32(picture.width), UInt32(picture.height))
        return lightness.withUnsafeBytes { buffer in
            zbar_image_set_data(image, buffer.baseAddress, UInt(buffer.count), nil)
            guard zbar_scan_image(scanner, image) > 0 else { return [] }
            var texts: [String] = []
            var symbol = zbar_image_first_symbol(image)
            while let code = symbol {
                let count = Int(zbar_symbol_get_data_length(code))
                if let data = zbar_symbol_get_data(code) {
                    let bytes = UnsafeRawBufferPointer(start: data, count: count).prefix(PictureCodes.textBytesMax)
                    texts.append(String(decoding: bytes, as: UTF8.self))
                }
                symbol = zbar_symbol_next(code)
            }
            return texts
        }
    }

    /// A name of four letters as the library has it.
    private static func fourCC(_ name: String) -> UInt {
        name.utf8.reversed().reduce(0) { $0 << 8 | UInt($1) }
    }
}

extension Pixels {
    /// One byte of lightness for each pixel, row by row.
    fileprivate var lightness: [UInt8] {
        withRows { rows in
            [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
                chengxu_lightness(rows, Int32(width), Int32(height), buffer.baseAddress)
                count = width * height
            }
        }
    }
}
