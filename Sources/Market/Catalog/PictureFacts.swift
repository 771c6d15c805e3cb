/// A picture as it is shown: cleaned of all that a camera or an editor wrote beside it, with two smaller ones.
package struct PictureFacts: Equatable, Sendable, Codable {
    /// Pixels across.
    package let width: Int
    /// Pixels down.
    package let height: Int
    /// Pixels across of the small one, at most ``Limits/smallWidth``.
    package let smallWidth: Int
    /// Pixels across of the middle one, at most ``Limits/middleWidth``.
    package let middleWidth: Int

    /// Puts the four together.
    package init(width: Int, height: Int, smallWidth: Int, middleWidth: Int) {
        self.width = width
        self.height = height
        self.smallWidth = smallWidth
        self.middleWidth = middleWidth
    }

    /// Why a picture is not taken.
    package enum Fault: String, CaseIterable, Sendable, Codable {
        /// By its content it is no PNG, JPEG, WebP or GIF.
        case pictureUnknown
        /// More pixels than ``Limits/pixelsMax``, or a side longer than ``Limits/sideMax``.
        case pictureTooManyPixels
        /// It begins like a picture and cannot be read as one.
        case pictureUnreadable
    }

    /// The limits on pictures.
    package enum Limits {
        /// Bytes as uploaded: 5 MiB.
        package static let bytesMax = 5 << 20
        /// Pixels: what 40 megapixels unpack to fits the reader's memory twice.
        package static let pixelsMax = 40_000_000
        /// Pixels of the longer side.
        package static let sideMax = 16_000
        /// Pixels across of the small one.
        package static let smallWidth = 320
        /// Pixels across of the middle one.
        package static let middleWidth = 960
        /// Seconds by the clock.
        package static let wallSeconds = 30
        /// Bytes of the cleaned picture and the two smaller ones together.
        package static let answerBytesMax = 64 << 20
    }
}

/// The first line of what the reader of pictures answers, as JSON; the bytes of the three pictures follow.
package struct PictureAnswer: Equatable, Sendable, Codable {
    /// Why there is no picture.
    package let fault: PictureFacts.Fault?
    /// What the picture is.
    package let facts: PictureFacts?
    /// Bytes of the cleaned picture, the middle and the small one, in the order in which they follow.
    package let sizesBytes: [Int]

    /// Puts the three together.
    package init(fault: PictureFacts.Fault?, facts: PictureFacts?, sizesBytes: [Int]) {
        self.fault = fault
        self.facts = facts
        self.sizesBytes = sizesBytes
    }
}
