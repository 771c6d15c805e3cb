import Market

/// Every limit on what comes from outside, with its unit. A request beyond one is refused, never cut short.
package enum Limits {
    /// Bytes of all request header fields together; more is refused by the parser with 400.
    static let headerBytesMax = 8 * 1024
    /// Request header fields.
    static let headerFieldsMax = 100
    /// Seconds a connection may stand still while a request is being read, or between two requests.
    package static let idleSecondsMax = 60
    /// Bytes of a form or JSON body where the route names no other limit.
    static let formBytesMax = 128 * 1024
    /// Number of fields in one form.
    static let fieldsMax = 300
    /// Bytes of one field's value in a form or in a part that is no file.
    static let fieldBytesMax = 64 * 1024
    /// Bytes of one field's name.
    static let fieldNameBytesMax = 128
    /// Parts in one multipart body: as many as a form has fields, and the files.
    static let partsMax = fieldsMax + 32
    /// Bytes of one part's header lines together.
    static let partHeaderBytesMax = 4 * 1024
    /// Bytes of a file's name as the client tells it.
    static let fileNameBytesMax = 255
    /// Bytes of one uploaded artefact: 2 GiB, as the rules say.
    static let artefactBytesMax = Int(Artefact.bytesMax)
    /// Bytes of one uploaded picture: 5 MiB.
    static let pictureBytesMax = 5 * 1024 * 1024
    /// Bytes of the query part of an address.
    static let queryBytesMax = 4 * 1024
    /// Bytes of one path segment after percent-decoding.
    static let segmentBytesMax = 200
    /// Seconds between two heartbeat comments on a live stream.
    static let heartbeatSeconds = 15
    /// Items on one page of a list.
    static let pageItems = 20
    /// Levels of nesting in a JSON body that a reader has to accept at most.
    static let jsonDepthMax = 32
}
