//! A reply's body, sent whole, byte by byte, or only by half.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::Sleep;

/// How long to wait after half a reply, so that it is sent before the connection is closed.
const TO_LEAVE: Duration = Duration::from_millis(20);

/// The body.
pub(super) struct Pieces {
    rest: Bytes,
    /// Bytes announced but not sent yet.
    announced: u64,
    pace: Pace,
    pause: Option<Pin<Box<Sleep>>>,
}

#[derive(Clone, Copy)]
enum Pace {
    Whole,
    Drip(Duration),
    Half,
}

impl Pieces {
    /// Sends the body at once.
    pub fn whole(text: String) -> Self {
        Self::new(text.into(), Pace::Whole)
    }

    /// Sends the body byte by byte, with a pause before each.
    pub fn drip(text: String, pause: Duration) -> Self {
        Self::new(text.into(), Pace::Drip(pause))
    }

    /// Announces the whole body, sends half of it and closes.
    pub fn half(text: String) -> Self {
        let mut body = Self::new(text.into(), Pace::Half);
        body.rest.truncate(body.rest.len() / 2);
        body
    }

    fn new(rest: Bytes, pace: Pace) -> Self {
        let announced = rest.len() as u64;
        Self { rest, announced, pace, pause: None }
    }

    fn take(&mut self, count: usize) -> Option<io::Result<Frame<Bytes>>> {
        let piece = self.rest.split_to(count.min(self.rest.len()));
        self.announced -= piece.len() as u64;
        (!piece.is_empty()).then(|| Ok(Frame::data(piece)))
    }

    /// Completes this long after the first poll.
    fn poll_pause(&mut self, cx: &mut Context<'_>, pause: Duration) -> Poll<()> {
        let sleep = self.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
        std::task::ready!(sleep.as_mut().poll(cx));
        self.pause = None;
        Poll::Ready(())
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let all = self.rest.len();
        match self.pace {
            Pace::Whole => Poll::Ready(self.take(all)),
            Pace::Drip(_) if all == 0 => Poll::Ready(None),
            Pace::Drip(pause) => {
                std::task::ready!(self.poll_pause(cx, pause));
                Poll::Ready(self.take(1))
            }
            Pace::Half if all > 0 => Poll::Ready(self.take(all)),
            Pace::Half => {
                std::task::ready!(self.poll_pause(cx, TO_LEAVE));
                Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.announced == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced)
    }
}
