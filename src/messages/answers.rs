//! What is said when something is asked.
